import type { Closure } from './closure.ts';
import { compileCount, compileList, compileQuantifier, compileRecord, compileSum } from './compile-collections.ts';
import {
  compileAdd,
  compileAnd,
  compileArithmetic,
  compileOr,
  compileRange,
  compileRelation,
  compileSet,
} from './compile-operators.ts';
import { compileElement, compileExists, compileLive, compileObject } from './compile-paths.ts';
import { compileMalformed } from './compile-text.ts';
import type { Resolved } from './resolved.ts';
import type { RecordValue, Value } from './values.ts';
import { UNDEFINED } from './values.ts';

type Numeric = number | bigint;

/**
 * Turns a resolved expression into closures, once: the reading of the language that the reference runs. It shares no code
 * with the interpreter.
 */
export function compile(node: Resolved): Closure {
  switch (node.kind) {
    case 'literal': {
      const { value } = node;
      return () => value;
    }
    case 'field': {
      const { name, zero } = node;
      if (node.present === null) return ({ fields }) => fields[name] ?? zero;
      const isPresent = compile(node.present);
      return (environment) => (isPresent(environment) === true ? (environment.fields[name] ?? zero) : UNDEFINED);
    }
    case 'datum': {
      const { name, zero } = node;
      return ({ data }) => (data === UNDEFINED ? UNDEFINED : (data[name] ?? zero));
    }
    case 'limit': {
      const { name } = node;
      return ({ limits }) => limits[name] ?? UNDEFINED;
    }
    case 'chosen': {
      const { name } = node;
      return ({ chosen }) => chosen[name] ?? UNDEFINED;
    }
    case 'target':
      return ({ target }) => target;
    case 'binder': {
      const { slot } = node;
      return ({ binders }) => binders[slot]?.value ?? UNDEFINED;
    }
    case 'index': {
      const { slot } = node;
      return ({ binders }) => binders[slot]?.index ?? UNDEFINED;
    }
    case 'object':
      return compileObject(node, compile);
    case 'key': {
      const find = compileLive(node, compile);
      return (environment) => find(environment)?.key ?? UNDEFINED;
    }
    case 'attribute': {
      const { name, keyOf } = node;
      if (keyOf !== undefined) {
        const find = compileLive(node, compile);
        return (environment) => {
          const object = find(environment);
          const value = object && (keyOf.includes(object.type) ? object.key : object.attributes[name]);
          return value === undefined ? UNDEFINED : value;
        };
      }
      // `this.NQP`: most paths begin so.
      if (node.of.kind === 'target' && !node.stored)
        return ({ target }) => {
          const value = target === UNDEFINED ? UNDEFINED : target.attributes[name];
          return value === undefined ? UNDEFINED : value;
        };
      const find = compileLive(node, compile);
      return (environment) => {
        const value = find(environment)?.attributes[name];
        return value === undefined ? UNDEFINED : value;
      };
    }
    case 'member': {
      const of = compile(node.of);
      const { name, zero } = node;
      return (environment) => {
        const record = of(environment);
        return record === UNDEFINED || record === null ? UNDEFINED : ((record as RecordValue)[name] ?? zero);
      };
    }
    case 'element':
      return compileElement(node, compile);
    case 'logical':
      return node.operator === 'and'
        ? compileAnd(compile(node.left), compile(node.right))
        : compileOr(compile(node.left), compile(node.right));
    case 'not': {
      const operand = compile(node.operand);
      return (environment) => {
        const value = operand(environment);
        return value === UNDEFINED ? value : !value;
      };
    }
    case 'relation':
      return compileRelation(node, compile);
    case 'arithmetic':
      return compileArithmetic(node.operator, compile(node.left), compile(node.right));
    case 'in-range':
      return compileRange(node, compile);
    case 'in-set':
      return compileSet(node, compile);
    case 'exists':
      return compileExists(node.entry, compile);
    case 'reserved': {
      const operand = compile(node.operand);
      const { defined } = node;
      return (environment) => {
        const value = operand(environment);
        if (value === UNDEFINED) return UNDEFINED;
        for (const { low, high } of defined) if ((value as Numeric) >= low && (value as Numeric) <= high) return false;
        return true;
      };
    }
    case 'malformed': {
      const operand = compile(node.operand);
      const broken = compileMalformed(node.format);
      return (environment) => {
        const value = operand(environment);
        return typeof value === 'string' ? broken(value) : UNDEFINED;
      };
    }
    case 'quantifier':
      return compileQuantifier(node, compile);
    case 'count':
      return compileCount(node, compile);
    case 'sum':
      return compileSum(node, compile, compileAdd);
    case 'record':
      return compileRecord(node, compile);
    case 'list':
      return compileList(node, compile);
    case 'keyed': {
      const list = compile(node.list);
      return (environment) => {
        const entries = list(environment);
        if (entries === UNDEFINED) return UNDEFINED;
        const map = new Map<number, Value>();
        for (const record of entries as readonly RecordValue[]) map.set(map.size, record);
        return map;
      };
    }
  }
}

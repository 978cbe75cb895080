import type { Binary, Expression, Name } from '../model/expression.ts';
import {
  resolveCall,
  resolveCount,
  resolveList,
  resolveQuantifier,
  resolveRecord,
  resolveSum,
  resolveTerm,
} from './collections.ts';
import type { Context } from './context.ts';
import { resolveNumber, resolveTruth } from './context.ts';
import { DATA_LENGTH, dataLength } from './data-length.ts';
import { resolveFieldTest } from './field-tests.ts';
import { resolveEntry, resolveMember, resolveName } from './paths.ts';
import type { Findings } from './problem.ts';
import { resolveMembership, resolveRelation } from './relations.ts';
import type { Scope } from './scope.ts';
import type { Type } from './types.ts';
import { TRUTH, UNKNOWN, calculate, describe, literalType } from './types.ts';
import type { Typed } from './world.ts';
import { isArithmetic } from './world.ts';

/** Everything that the parts of name resolution need, for one expression in one scope. */
export function contextOf(scope: Scope, findings: Findings): Context {
  const context: Context = {
    scope,
    findings,
    resolve: (expression, expected, inner) =>
      resolve(inner === undefined || inner === scope ? context : contextOf(inner, findings), expression, expected),
  };
  return context;
}

function resolve(context: Context, expression: Expression, expected?: Type): Typed {
  switch (expression.kind) {
    case 'number':
      return { node: { kind: 'literal', value: expression.value }, type: literalType(expression.value) };
    case 'name':
      return nameOrTerm(context, expression, expected);
    case 'member':
      return resolveMember(context, expression);
    case 'entry':
      return resolveEntry(context, expression);
    case 'binary':
      return resolveBinary(context, expression);
    case 'not':
      return { node: { kind: 'not', operand: resolveTruth(context, expression.operand).node }, type: TRUTH };
    case 'in':
      return resolveMembership(context, expression);
    case 'exists': {
      const { node, type } = context.resolve(expression.entry);
      if (node.kind === 'object' || node.kind === 'element')
        return { node: { kind: 'exists', entry: node }, type: TRUTH };
      return type.kind === 'unknown'
        ? { node, type }
        : context.findings.mismatch(expression.at, `exists ${describe(type)}`, 'an entry such as XC[CNTLID]');
    }
    case 'field-test':
      return resolveFieldTest(context, expression);
    case 'quantifier':
      return resolveQuantifier(context, expression);
    case 'count':
      return resolveCount(context, expression);
    case 'sum':
      return resolveSum(context, expression);
    case 'call':
      return resolveCall(context, expression);
    case 'record': {
      const structure = context.scope.world.structures.get(expression.structure);
      if (structure === undefined)
        return context.findings.unresolved(expression.at, expression.structure, 'a data structure', [
          ...context.scope.world.structures.keys(),
        ]);
      return resolveRecord(context, structure, expression.arguments, expression);
    }
    case 'list':
      return resolveList(context, expression);
  }
}

function nameOrTerm(context: Context, expression: Name, expected?: Type): Typed {
  const { name } = expression;
  if (name === 'created') return { node: { kind: 'literal', value: true }, type: { kind: 'created' } };
  const { scope } = context;
  if (name === DATA_LENGTH && scope.command !== null && scope.find(name) === undefined) {
    const length = dataLength(scope.command, scope.world.structures, expression.at);
    if (length !== null) return context.resolve(length);
  }
  const isTerm = scope.find(name) === undefined && scope.world.terms.get(name)?.parameters.length === 0;
  return isTerm ? resolveTerm(context, expression, new Map()) : resolveName(context, expression, expected);
}

function resolveBinary(context: Context, expression: Binary): Typed {
  const { operator, left, right, at } = expression;
  if (operator === 'and' || operator === 'or') {
    return {
      node: {
        kind: 'logical',
        operator,
        left: resolveTruth(context, left).node,
        right: resolveTruth(context, right).node,
      },
      type: TRUTH,
    };
  }
  if (!isArithmetic(operator)) return resolveRelation(context, expression, operator);
  const [a, b] = [resolveNumber(context, left), resolveNumber(context, right)];
  if (a === null || b === null) return { node: { kind: 'literal', value: null }, type: UNKNOWN };
  if (a.type.zeroBased || b.type.zeroBased)
    return context.findings.mismatch(
      at,
      "calculation with a 0's based number",
      "entries(F), the number that a 0's based field stands for",
    );
  return {
    node: { kind: 'arithmetic', operator, left: a.node, right: b.node },
    type: calculate(operator, a.type, b.type),
  };
}

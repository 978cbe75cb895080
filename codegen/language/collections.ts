import type { Binder, Call, Count, Expression, ListValue, Quantifier, Sum } from '../model/expression.ts';
import type { Structure } from '../model/layout.ts';
import { assign } from './assign.ts';
import type { Context } from './context.ts';
import { resolveNumber, resolveTruth } from './context.ts';
import { withoutNone } from './paths.ts';
import { callPlace } from './name-place.ts';
import type { Source } from './resolved.ts';
import type { Scope } from './scope.ts';
import type { NumberType, Type } from './types.ts';
import { ANY_OBJECT, TRUTH, describe, numberType } from './types.ts';
import type { Typed } from './world.ts';

/** Elements that one quantifier binds: each multiplies the work of evaluating it. */
const MOST_BINDERS = 4;
/** Terms within terms, and definitions put in place of names in one cell. */
const MOST_NESTED = 16;
const MOST_EXPANSIONS = 500;

interface Bound {
  readonly source: Source;
  readonly scope: Scope;
  /** How many elements there may be at most. */
  readonly size: bigint;
}

/** `exists c in XC, t in c.TAGS where …` */
export function resolveQuantifier(context: Context, { quantifier, binders, body }: Quantifier): Typed {
  let { scope } = context;
  const sources: Source[] = [];
  const [first] = binders;
  if (first && binders.length > MOST_BINDERS)
    return context.findings.mismatch(
      first.at,
      `${binders.length} elements in one ${quantifier}`,
      `at most ${MOST_BINDERS}`,
    );
  for (const binder of binders) {
    const bound = bind(context, binder, scope);
    if (bound === null) return { node: { kind: 'literal', value: null }, type: { kind: 'unknown' } };
    sources.push(bound.source);
    scope = bound.scope;
  }
  return {
    node: { kind: 'quantifier', quantifier, binders: sources, body: resolveTruth(context, body, scope).node },
    type: TRUTH,
  };
}

/** `count(XC)`, `count(c in XC where …)` */
export function resolveCount(context: Context, { source, binder, where, at }: Count): Typed {
  const bound = bind(
    context,
    binder ?? { name: '', source: source ?? { kind: 'name', name: '', at }, at },
    context.scope,
  );
  if (bound === null) return { node: { kind: 'literal', value: null }, type: { kind: 'unknown' } };
  const condition = where === null ? null : resolveTruth(context, where, bound.scope).node;
  return { node: { kind: 'count', source: bound.source, where: condition }, type: numberType(0n, bound.size) };
}

/** `sum(c.NQP for c in XC where …)` */
export function resolveSum(context: Context, { value, binder, where }: Sum): Typed {
  const bound = bind(context, binder, context.scope);
  if (bound === null) return { node: { kind: 'literal', value: null }, type: { kind: 'unknown' } };
  const condition = where === null ? null : resolveTruth(context, where, bound.scope).node;
  const summand = resolveNumber(
    { ...context, resolve: (expression, expected) => context.resolve(expression, expected, bound.scope) },
    value,
  );
  if (summand === null) return { node: { kind: 'literal', value: null }, type: { kind: 'unknown' } };
  const { low, high } = summand.type;
  return {
    node: { kind: 'sum', value: summand.node, source: bound.source, where: condition },
    type: numberType(low < 0n ? low * bound.size : 0n, high > 0n ? high * bound.size : 0n),
  };
}

/** `XCLE(c.CNTLID, …) for c in XC where …` */
export function resolveList(context: Context, { element, binder, where }: ListValue): Typed {
  const bound = bind(context, binder, context.scope);
  if (bound === null) return { node: { kind: 'literal', value: null }, type: { kind: 'unknown' } };
  const condition = where === null ? null : resolveTruth(context, where, bound.scope).node;
  const { node, type } = context.resolve(element, undefined, bound.scope);
  if (type.kind === 'unknown') return { node, type };
  if (type.kind !== 'record')
    return context.findings.mismatch(element.at, describe(type), 'a record such as XCLE(…) for each entry of the list');
  return {
    node: { kind: 'list', element: node, source: bound.source, where: condition },
    type: { kind: 'list', structure: type.structure, length: bound.size },
  };
}

/** `index(t)`, `entries(NUMD)`, `TAGD(…)` or `ValidTag(t)` */
export function resolveCall(context: Context, call: Call): Typed {
  if (call.name === 'index') return resolveIndex(context, call);
  if (call.name === 'entries') return resolveEntries(context, call);
  const { world } = context.scope;
  const structure = world.structures.get(call.name);
  if (structure !== undefined) return resolveRecord(context, structure, call.arguments, call);
  const term = world.terms.get(call.name);
  if (term === undefined)
    return context.findings.unresolved(callPlace(call), call.name, 'a term or a data structure', [
      ...world.terms.keys(),
      ...world.structures.keys(),
      'entries',
      'index',
    ]);
  if (term.parameters.length !== call.arguments.length)
    return context.findings.mismatch(
      call.at,
      `${call.name} with ${call.arguments.length} arguments`,
      `${call.name}(${term.parameters.join(', ')})`,
    );
  const given = new Map(term.parameters.map((parameter, i) => [parameter, context.resolve(call.arguments[i] ?? call)]));
  return resolveTerm(context, call, given);
}

/** The definition of a term in place of its name, with the arguments in place of the parameters. */
export function resolveTerm(
  context: Context,
  { name, at }: { readonly name: string; readonly at: Expression['at'] },
  given: ReadonlyMap<string, Typed>,
): Typed {
  const { findings, scope } = context;
  const term = scope.world.terms.get(name);
  if (term === undefined || findings.terms.includes(name))
    return findings.mismatch(
      at,
      `${name} in its own definition (${[...findings.terms, name].join(', ')})`,
      'terms without a cycle',
    );
  findings.expansions += 1;
  if (findings.terms.length === MOST_NESTED || findings.expansions > MOST_EXPANSIONS)
    return findings.mismatch(
      at,
      `${name}, with which the terms of this cell grow too large`,
      'fewer uses of terms in terms',
    );
  findings.terms.push(name);
  const typed = context.resolve(term.definition, undefined, scope.ofTerm(given));
  findings.terms.pop();
  return typed;
}

/** `TAGD(TVAL, TTYPE, SHARE, TRID)`: one argument for each field, in order. */
export function resolveRecord(
  context: Context,
  structure: Structure,
  given: readonly Expression[],
  { at }: { readonly at: Expression['at'] },
): Typed {
  const { fields, mnemonic } = structure;
  if (given.length !== fields.length)
    return context.findings.mismatch(
      at,
      `${mnemonic} with ${given.length} values`,
      `${mnemonic}(${fields.map((field) => field.mnemonic).join(', ')})`,
    );
  const values = fields.map((field, i) => {
    const expected = context.scope.world.fieldType(field);
    const expression = given[i];
    return {
      name: field.mnemonic,
      value:
        expression === undefined ? ({ kind: 'literal', value: null } as const) : assign(context, expression, expected),
    };
  });
  return { node: { kind: 'record', fields: values }, type: { kind: 'record', structure: mnemonic, optional: false } };
}

function resolveIndex(context: Context, { arguments: given, at }: Call): Typed {
  const [element] = given;
  const typed = element === undefined || given.length > 1 ? null : context.resolve(element);
  if (typed?.type.kind === 'unknown') return typed;
  if (typed?.node.kind !== 'binder')
    return context.findings.mismatch(
      at,
      'index of something else',
      'index(t) of a name that a binder such as t in c.TAGS introduces',
    );
  return { node: { kind: 'index', slot: typed.node.slot }, type: context.findings.indexType(typed.node.slot) };
}

function resolveEntries(context: Context, { arguments: given, at }: Call): Typed {
  const [field] = given;
  const number = field === undefined || given.length > 1 ? null : resolveNumber(context, field);
  if (number === null) return { node: { kind: 'literal', value: null }, type: { kind: 'unknown' } };
  if (!number.type.zeroBased)
    return context.findings.mismatch(
      at,
      "entries of a number that is not 0's based",
      "entries(F) of a field with the sentence This is a 0's based value.",
    );
  const { low, high } = number.type;
  return {
    node: { kind: 'arithmetic', operator: '+', left: number.node, right: { kind: 'literal', value: 1 } },
    type: numberType(low + 1n, high + 1n),
  };
}

function bind(context: Context, { name, source }: Binder, scope: Scope): Bound | null {
  const { node, type } = context.resolve(source, undefined, scope);
  const slot = context.findings.slot();
  const bound = (found: Source, element: Type, keys: NumberType): Bound => {
    context.findings.nameIndex(slot, keys);
    return {
      source: found,
      scope: scope.with(name, { node: { kind: 'binder', slot }, type: element }),
      size: keys.high - keys.low + 1n,
    };
  };
  if (type.kind === 'objects' && type.object === ANY_OBJECT) {
    const { number, keys } = scope.world.controllerNumbers();
    return bound(
      { kind: 'controllers', slot, number },
      { ...type, kind: 'object', optional: false, stored: false },
      keys,
    );
  }
  const owner = type.kind === 'objects' ? scope.world.objects.get(type.object) : undefined;
  if (owner !== undefined) {
    const element: Type = { kind: 'object', object: owner.mnemonic, optional: false, stored: false };
    return bound({ kind: 'objects', slot, object: owner.mnemonic }, element, scope.world.keyType(owner));
  }
  if (type.kind === 'list')
    return bound(
      { kind: 'list', slot, of: node },
      { kind: 'record', structure: type.structure, optional: false },
      numberType(0n, type.length - 1n),
    );
  if (type.kind === 'map') {
    const { low, high, initial } = type;
    return bound(
      type.sparse ? { kind: 'sparse', slot, of: node } : { kind: 'total', slot, of: node, low, high, initial },
      withoutNone(type.element),
      type.keys,
    );
  }
  if (type.kind !== 'unknown')
    context.findings.mismatch(source.at, describe(type), 'objects, a map or a list, such as c in XC');
  return null;
}

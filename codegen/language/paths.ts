import type { Entry, Expression, Member, Name } from '../model/expression.ts';
import type { Context } from './context.ts';
import { resolveNumber } from './context.ts';
import type { Resolved } from './resolved.ts';
import { memberPlace } from './name-place.ts';
import { isQuiet, NOTHING } from './quiet.ts';
import { zeroOf } from './world.ts';
import type { MapType, NumberType, Type } from './types.ts';
import { ANY_OBJECT, constantRelation, describe, literalType } from './types.ts';
import type { Typed } from './world.ts';

/** A name: an enumerator where an enumeration is expected, else a field, limit, binder, choice or object. */
export function resolveName({ scope, findings }: Context, { name, at }: Name, expected?: Type): Typed {
  if (expected?.kind === 'enumeration') {
    const row = expected.table.values.find((each) => each.enumerator === name);
    if (row !== undefined) return { node: { kind: 'literal', value: row.value }, type: expected };
  }
  const found = scope.find(name);
  if (found !== undefined) return found;
  const term = scope.world.terms.get(name);
  if (term !== undefined && term.parameters.length > 0)
    return findings.mismatch(at, `${name} without arguments`, `${name}(${term.parameters.join(', ')})`);
  if (isQuiet(scope, name, expected)) return NOTHING;
  if (expected?.kind === 'enumeration') {
    const enumerators = expected.table.values.flatMap((row) => row.enumerator ?? []);
    return findings.unresolved(at, name, describe(expected), [...enumerators, ...scope.names()]);
  }
  if (expected?.kind === 'created')
    return findings.unresolved(at, name, 'created, which creates the object', ['created', ...scope.names()]);
  return findings.unresolved(at, name, 'a field, limit, term or object', scope.names());
}

/** `c.SN`, `t.TVAL`: an attribute of an object or a field of a record. */
export function resolveMember(context: Context, { object, name, at }: Member): Typed {
  const { node, type } = context.resolve(object);
  const {
    scope: { world },
    findings,
  } = context;
  if (type.kind === 'unknown') return { node, type };
  if (type.kind === 'record') {
    const fields = world.structures.get(type.structure)?.fields ?? [];
    const field = fields.find((each) => each.mnemonic === name);
    if (field === undefined)
      return findings.unresolved(
        memberPlace(object, name, at),
        name,
        `a field of ${type.structure}`,
        fields.map((each) => each.mnemonic),
      );
    return { node: { kind: 'member', of: node, name, zero: zeroOf(field) }, type: world.fieldType(field) };
  }
  if (type.kind !== 'object')
    return findings.mismatch(object.at, describe(type), 'an object or a record before the dot');
  if (type.object === ANY_OBJECT) return anyMember(context, { node, type }, { name, at });
  const owner = world.objects.get(type.object);
  if (owner === undefined) return findings.unresolved(object.at, type.object, 'an object', [...world.objects.keys()]);
  const { stored } = type;
  if (owner.key?.mnemonic === name)
    return { node: { kind: 'key', of: node, object: type.object, stored }, type: world.keyType(owner) };
  const attribute = owner.attributes.find((each) => each.mnemonic === name);
  if (attribute === undefined) {
    const names = [...owner.attributes, ...(owner.key === null ? [] : [owner.key])].map((each) => each.mnemonic);
    return findings.unresolved(memberPlace(object, name, at), name, `an attribute of ${type.object}`, names);
  }
  return {
    node: { kind: 'attribute', of: node, object: type.object, name, stored },
    type: world.attributeType(attribute),
  };
}

/** An attribute of a controller of any type; undefined for one that does not have it. */
function anyMember(
  { scope: { world }, findings }: Context,
  { node }: Typed,
  { name, at }: Pick<Member, 'name' | 'at'>,
): Typed {
  const owners = [...world.objects.values()];
  const keyOf = owners.filter((object) => object.key?.mnemonic === name).map((object) => object.mnemonic);
  const all = owners.flatMap((object) => [...object.attributes, ...(object.key === null ? [] : [object.key])]);
  const types = all.filter((each) => each.mnemonic === name).map((each) => world.attributeType(each));
  const [first, ...others] = types;
  if (first === undefined)
    return findings.unresolved(
      at,
      name,
      'an attribute of a controller',
      all.map((each) => each.mnemonic),
    );
  const other = others.find((each) => describe(each) !== describe(first));
  if (other !== undefined)
    return findings.mismatch(
      at,
      `${name}, which is ${describe(first)} or ${describe(other)}`,
      'attributes of one kind',
    );
  return {
    node: {
      kind: 'attribute',
      of: node,
      object: ANY_OBJECT,
      name,
      stored: false,
      ...(keyOf.length > 0 && { keyOf }),
    },
    type: others.reduce(widest, first),
  };
}

/** A type that holds the values of both. */
function widest(a: Type, b: Type): Type {
  if (a.kind === 'map' && b.kind === 'map' && a.sparse && !isSameRange(a, b))
    return { ...a, keys: { ...a.keys, ...span(a.keys, b.keys) }, open: true };
  if (a.kind !== 'number' || b.kind !== 'number') return a;
  return { ...a, ...span(a, b) };
}

function span(a: NumberType, b: NumberType): Pick<NumberType, 'low' | 'high'> {
  return { low: a.low < b.low ? a.low : b.low, high: a.high > b.high ? a.high : b.high };
}

/** Bounds that are the same calculation of the same limits. */
function isSameRange(a: MapType, b: MapType): boolean {
  return JSON.stringify([a.low, a.high]) === JSON.stringify([b.low, b.high]);
}

/** `XC[CNTLID]`, `this.TAGS[TIDX]`, `TAGLIST[0]` */
export function resolveEntry(context: Context, { collection, key, at }: Entry): Typed {
  const { node, type } = context.resolve(collection);
  if (type.kind === 'unknown') return { node, type };
  if (type.kind === 'objects' && type.object !== ANY_OBJECT) {
    const owner = context.scope.world.objects.get(type.object);
    const keys = owner === undefined ? literalType(0) : context.scope.world.keyType(owner);
    const index = resolveKey(context, key, keys);
    return {
      node: { kind: 'object', object: type.object, key: index, low: Number(keys.low), high: Number(keys.high) },
      type: { kind: 'object', object: type.object, optional: false, stored: false },
    };
  }
  if (type.kind === 'map') {
    const index = resolveKey(context, key, type.keys);
    const total = type.sparse ? null : type.initial;
    return {
      node: {
        kind: 'element',
        of: node,
        key: index,
        bounds: type.open ? null : { low: type.low, high: type.high },
        total,
      },
      type: withoutNone(type.element),
    };
  }
  if (type.kind === 'list') {
    const index = resolveKey(context, key, { ...literalType(0), high: type.length - 1n, literal: false });
    return {
      node: { kind: 'element', of: node, key: index, bounds: null, total: null },
      type: { kind: 'record', structure: type.structure, optional: false },
    };
  }
  return context.findings.mismatch(at, `key of ${describe(type)}`, 'objects, a map or a list before the bracket');
}

/** What stands for an entry that exists. */
export function withoutNone(type: Type): Type {
  return type.kind === 'record' || type.kind === 'object' ? { ...type, optional: false } : type;
}

function resolveKey(context: Context, key: Expression, keys: Type & { kind: 'number' }): Resolved {
  const named = key.kind === 'name' ? context.scope.find(key.name) : undefined;
  // A field with a table of values, such as LID, is the number that it holds.
  if (named?.type.kind === 'enumeration') return named.node;
  const index = resolveNumber(context, key);
  if (index === null) return { kind: 'literal', value: null };
  if (index.type.zeroBased)
    context.findings.mismatch(key.at, "a 0's based number as a key", 'a number, such as entries(F)');
  else if (constantRelation('=', index.type, keys) === false)
    context.findings.mismatch(key.at, 'key that is never in range', `a key from ${keys.low} to ${keys.high}`);
  return index.node;
}

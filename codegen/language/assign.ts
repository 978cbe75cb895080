import type { Expression } from '../model/expression.ts';
import type { Context } from './context.ts';
import type { Resolved } from './resolved.ts';
import { littleEndian } from './text.ts';
import type { NumberType, Type } from './types.ts';
import { constantRelation, describe } from './types.ts';
import type { Typed } from './world.ts';

/** Resolves a value that goes into a place of the expected type, and adapts it: a number literal to bytes, a list to a map. */
export function assign(context: Context, expression: Expression, expected: Type): Resolved {
  if (expected.kind === 'entry') return assignEntry(context, expression, expected.of);
  const typed = context.resolve(expression, expected);
  const { node, type } = typed;
  if (type.kind === 'unknown' || expected.kind === 'unknown') return node;
  const adapted = adapt(typed, expected);
  if (adapted === null) return context.findings.mismatch(expression.at, describe(type), describe(expected)).node;
  if (type.kind === 'number' && expected.kind === 'number') checkNumber(context, expression, type, expected);
  return adapted;
}

/** `none` empties an entry of a sparse map. */
function assignEntry(context: Context, expression: Expression, element: Type): Resolved {
  const isNone = expression.kind === 'name' && expression.name === 'none';
  return isNone ? { kind: 'literal', value: null } : assign(context, expression, element);
}

function adapt({ node, type }: Typed, expected: Type): Resolved | null {
  switch (expected.kind) {
    case 'number':
      return type.kind === 'number' || type.kind === 'enumeration' ? node : null;
    case 'enumeration':
      return type.kind === 'enumeration' && type.table.id === expected.table.id ? node : null;
    case 'bytes':
      return type.kind === 'bytes' ? (type.size === expected.size ? node : null) : literalBytes(node, expected.size);
    case 'record':
      return (type.kind === 'none' && expected.optional) ||
        (type.kind === 'record' && type.structure === expected.structure)
        ? node
        : null;
    case 'object':
      return (type.kind === 'none' && expected.optional) || (type.kind === 'object' && type.object === expected.object)
        ? node
        : null;
    case 'list':
      return type.kind === 'list' && type.structure === expected.structure ? node : null;
    case 'map':
      return adaptMap({ node, type }, expected.element);
    case 'created':
    case 'truth':
      return type.kind === expected.kind ? node : null;
    case 'objects':
    case 'none':
    case 'entry':
    case 'unknown':
      return null;
  }
}

function adaptMap({ node, type }: Typed, element: Type): Resolved | null {
  if (type.kind === 'none') return { kind: 'literal', value: new Map() };
  if (element.kind === 'unknown') return node;
  if (type.kind === 'map') return describe(type.element) === describe(element) ? node : null;
  return type.kind === 'list' && element.kind === 'record' && element.structure === type.structure
    ? { kind: 'keyed', list: node }
    : null;
}

function literalBytes(node: Resolved, size: number): Resolved | null {
  if (node.kind !== 'literal' || (typeof node.value !== 'number' && typeof node.value !== 'bigint')) return null;
  return BigInt(node.value) >> BigInt(size * 8) === 0n
    ? { kind: 'literal', value: littleEndian(node.value, size) }
    : null;
}

function checkNumber({ findings }: Context, { at }: Expression, value: NumberType, place: NumberType): void {
  if (!value.literal && value.zeroBased !== place.zeroBased) findings.mismatch(at, describe(value), describe(place));
  else if (constantRelation('=', value, place) === false)
    findings.mismatch(at, 'value that never fits', `a number from ${place.low} to ${place.high}`);
}

import type { Binary, Expression, Membership, RelationalOperator } from '../model/expression.ts';
import type { SourceRange } from '../model/source.ts';
import type { Context } from './context.ts';
import type { Resolved } from './resolved.ts';
import type { NumberType, Type } from './types.ts';
import { ANY_OBJECT, TRUTH, constantRelation, describe } from './types.ts';
import type { Typed } from './world.ts';

/** A comparison: two values of one kind. */
export function resolveRelation(context: Context, { left, right, at }: Binary, operator: RelationalOperator): Typed {
  const [a, b] = resolvePair(context, left, right);
  const node = compare(context, { operator, at }, a, b);
  return { node, type: TRUTH };
}

/** `SEL in {List, Tags}`, `NQP not in 2..MAXNQP` */
export function resolveMembership(context: Context, { left, set, negated, at }: Membership): Typed {
  const value = context.resolve(left);
  if (set.kind === 'elements') {
    const elements = set.elements.map((element) => {
      const typed = context.resolve(element, value.type);
      const node = compare(context, { operator: '=', at: element.at }, value, typed);
      // A literal 0 beside bytes becomes bytes, so the element is what the comparison has on its right.
      return node.kind === 'relation' ? node.right : typed.node;
    });
    return { node: { kind: 'in-set', negated, left: value.node, elements }, type: TRUTH };
  }
  const [low, high] = [context.resolve(set.low, value.type), context.resolve(set.high, value.type)];
  const types = [value.type, low.type, high.type];
  if (types.every((type) => type.kind === 'number'))
    checkRange(context, at, negated, types as [NumberType, NumberType, NumberType]);
  else if (types.every((type) => type.kind !== 'unknown'))
    context.findings.mismatch(
      at,
      `range of ${describe(low.type)} to ${describe(high.type)} for ${describe(value.type)}`,
      'three numbers',
    );
  return { node: { kind: 'in-range', negated, left: value.node, low: low.node, high: high.node }, type: TRUTH };
}

/**
 * Resolves two operands, each knowing the enumeration of the other one. Of two names that mean nothing, one is the mistake:
 * the one that is no enumerator anywhere.
 */
function resolvePair(context: Context, left: Expression, right: Expression): [Typed, Typed] {
  const second = isNew(context, left) && !(isNew(context, right) && !isEnumerator(context, left));
  if (second) {
    const b = context.resolve(right);
    return [context.resolve(left, b.type), b];
  }
  const a = context.resolve(left);
  return [a, context.resolve(right, a.type)];
}

function isNew({ scope }: Context, operand: Expression): boolean {
  return operand.kind === 'name' && scope.find(operand.name) === undefined && !scope.world.terms.has(operand.name);
}

function isEnumerator({ scope }: Context, operand: Expression): boolean {
  if (operand.kind !== 'name') return false;
  return scope.world.model.values.some((table) => table.values.some((row) => row.enumerator === operand.name));
}

interface Comparison {
  readonly operator: RelationalOperator;
  readonly at: SourceRange;
}

function compare(context: Context, { operator, at }: Comparison, left: Typed, right: Typed): Resolved {
  const node: Resolved = { kind: 'relation', operator, left: left.node, right: right.node };
  const [a, b] = [left.type, right.type];
  if (a.kind === 'unknown' || b.kind === 'unknown') return node;
  if (a.kind === 'number' && b.kind === 'number') {
    if (comparable(a, b)) {
      const outcome = constantRelation(operator, a, b);
      if (outcome !== null) context.findings.constant(at, outcome);
    } else
      context.findings.mismatch(
        at,
        `comparison of ${describe(a)} with ${describe(b)}`,
        "two numbers of one kind: entries(F) is the number of a 0's based field",
      );
    return node;
  }
  const zero = zeroBytes(a, b, right) ?? zeroBytes(b, a, left);
  if (operator !== '=' && operator !== '!=')
    context.findings.mismatch(at, `${operator} between ${describe(a)} and ${describe(b)}`, 'numbers on both sides');
  else if (zero !== null) return { ...node, ...(a.kind === 'bytes' ? { right: zero } : { left: zero }) };
  else if (!equatable(a, b))
    context.findings.mismatch(at, `comparison of ${describe(a)} with ${describe(b)}`, expectation(a, b));
  return node;
}

/** Bytes compare with the literal 0, which means that all of them are zero. */
function zeroBytes(bytes: Type, other: Type, { node }: Typed): Resolved | null {
  if (bytes.kind !== 'bytes' || node.kind !== 'literal' || node.value !== 0 || other.kind !== 'number') return null;
  return { kind: 'literal', value: '00'.repeat(bytes.size) };
}

function equatable(a: Type, b: Type): boolean {
  if (a.kind === 'none') return isOptional(b);
  if (b.kind === 'none') return isOptional(a);
  if (a.kind === 'enumeration' && b.kind === 'enumeration') return a.table.id === b.table.id;
  if (a.kind === 'bytes' && b.kind === 'bytes') return a.size === b.size;
  if (a.kind !== 'object' || b.kind !== 'object') return false;
  return a.object === b.object || a.object === ANY_OBJECT || b.object === ANY_OBJECT;
}

function isOptional(type: Type): boolean {
  return (type.kind === 'record' || type.kind === 'object') && type.optional;
}

function expectation(a: Type, b: Type): string {
  if (a.kind === 'enumeration' || b.kind === 'enumeration')
    return `${describe(a.kind === 'enumeration' ? a : b)} on both sides`;
  if (a.kind === 'bytes' || b.kind === 'bytes')
    return `${describe(a.kind === 'bytes' ? a : b)} on both sides, or 0 for all bytes zero`;
  return 'two values of one kind';
}

function comparable(a: NumberType, b: NumberType): boolean {
  return a.literal || b.literal || a.zeroBased === b.zeroBased;
}

function checkRange(
  context: Context,
  at: SourceRange,
  negated: boolean,
  [value, low, high]: [NumberType, NumberType, NumberType],
): void {
  if (!comparable(value, low) || !comparable(value, high)) {
    context.findings.mismatch(at, "range that mixes a 0's based number with numbers", 'numbers of one kind');
    return;
  }
  const [above, below] = [constantRelation('>=', value, low), constantRelation('<=', value, high)];
  if (above === false || below === false) context.findings.constant(at, negated);
  else if (above === true && below === true) context.findings.constant(at, !negated);
}

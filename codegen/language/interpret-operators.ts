import type { ArithmeticOperator, RelationalOperator } from '../model/expression.ts';
import { GREATEST_EXPONENT } from './types.ts';
import type { Undefined, Value } from './values.ts';
import { UNDEFINED } from './values.ts';

type Result = Value | Undefined;

/** A comparison of two values; undefined where an order is asked of what has none. */
export function relation(operator: RelationalOperator, left: Value, right: Value): Result {
  if (operator === '=') return equal(left, right);
  if (operator === '!=') return !equal(left, right);
  if (!isNumber(left) || !isNumber(right)) return UNDEFINED;
  if (operator === '<') return left < right;
  if (operator === '<=') return left <= right;
  return operator === '>' ? left > right : left >= right;
}

/** Whether two values are the same: numbers by value, objects by identity. */
export function equal(left: Value, right: Value): boolean {
  return isNumber(left) && isNumber(right) ? BigInt(left) === BigInt(right) : left === right;
}

/** Exact arithmetic: a bigint where an operand is one or the result exceeds 2^53 - 1. */
export function arithmetic(operator: ArithmeticOperator, left: number | bigint, right: number | bigint): Result {
  const exact = exactly(operator, BigInt(left), BigInt(right));
  if (exact === null) return UNDEFINED;
  return typeof left === 'bigint' ||
    typeof right === 'bigint' ||
    exact > Number.MAX_SAFE_INTEGER ||
    exact < Number.MIN_SAFE_INTEGER
    ? exact
    : Number(exact);
}

function exactly(operator: ArithmeticOperator, left: bigint, right: bigint): bigint | null {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case 'mod':
      return right === 0n ? null : left % right;
    case '^':
      return right < 0n || right > BigInt(GREATEST_EXPONENT) ? null : left ** right;
  }
}

export function isNumber(value: Result): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint';
}

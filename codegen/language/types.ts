import type { ArithmeticOperator } from '../model/expression.ts';
import type { FieldFormat, ValuesTable } from '../model/layout.ts';
import type { Resolved } from './resolved.ts';
import type { Value } from './values.ts';

/** A number between two bounds. A 0's based number is a kind of its own: it compares with its like and with literals. */
export interface NumberType {
  readonly kind: 'number';
  readonly low: bigint;
  readonly high: bigint;
  readonly zeroBased: boolean;
  readonly literal: boolean;
}

/** A map attribute: sparse, or total with `initial` for every key that was never written. */
export interface MapType {
  readonly kind: 'map';
  readonly element: Type;
  readonly sparse: boolean;
  readonly initial: Value | null;
  /** The keys as numbers of a device's limits, and the bounds of those. */
  readonly low: Resolved;
  readonly high: Resolved;
  /** Two kinds of controllers have other bounds: a key beyond those of one is a key without an entry. */
  readonly open?: true;
  readonly keys: NumberType;
}

/** The kind of a value in the condition language. */
export type Type =
  | { readonly kind: 'truth' }
  | NumberType
  | { readonly kind: 'enumeration'; readonly table: ValuesTable }
  | { readonly kind: 'bytes'; readonly size: number; readonly format: FieldFormat }
  | { readonly kind: 'record'; readonly structure: string; readonly optional: boolean }
  /** A list of records with at most `length` entries. */
  | { readonly kind: 'list'; readonly structure: string; readonly length: bigint }
  | MapType
  /** One object; `ANY_OBJECT`: of any type. `stored`: read from an attribute, so that the object may be gone. */
  | { readonly kind: 'object'; readonly object: string; readonly optional: boolean; readonly stored: boolean }
  /** All objects of a type; `ANY_OBJECT`: of all types. */
  | { readonly kind: 'objects'; readonly object: string }
  | { readonly kind: 'none' }
  /** An entry of a sparse map as a place: what is written there may be none. */
  | { readonly kind: 'entry'; readonly of: Type }
  /** The value of the row that creates an object. */
  | { readonly kind: 'created' }
  /** Stands for what did not resolve; it fits everywhere, so that one mistake gives one problem. */
  | { readonly kind: 'unknown' };

/** The type of an object that may be of any type: the controller that received a command. */
export const ANY_OBJECT = '';
/** The name of all objects of all types, for binders. */
export const ALL_OBJECTS = 'CONTROLLERS';

export const TRUTH: Type = { kind: 'truth' };
export const UNKNOWN: Type = { kind: 'unknown' };

/** A number type between two bounds. */
export function numberType(low: number | bigint, high: number | bigint, zeroBased = false): NumberType {
  return { kind: 'number', low: BigInt(low), high: BigInt(high), zeroBased, literal: false };
}

/** The type of a literal: one value that also compares with 0's based numbers. */
export function literalType(value: number | bigint): NumberType {
  return { kind: 'number', low: BigInt(value), high: BigInt(value), zeroBased: false, literal: true };
}

/** The type in words, for messages. */
export function describe(type: Type): string {
  switch (type.kind) {
    case 'truth':
      return 'a condition';
    case 'number':
      return type.zeroBased ? "a 0's based number" : 'a number';
    case 'enumeration':
      return `a value of ${type.table.mnemonic}`;
    case 'bytes':
      return `${type.size} bytes`;
    case 'record':
      return `a record of ${type.structure}`;
    case 'list':
      return `a list of ${type.structure}`;
    case 'map':
      return `a map of ${describe(type.element).replace(/^an? /, '')}`;
    case 'object':
      return type.object === ANY_OBJECT ? 'a controller' : `one ${type.object}`;
    case 'objects':
      return type.object === ANY_OBJECT ? 'all controllers' : `all ${type.object}`;
    case 'none':
      return 'none';
    case 'entry':
      return `${describe(type.of)}, or none`;
    case 'created':
      return 'created';
    case 'unknown':
      return 'something unknown';
  }
}

type Relation = '=' | '!=' | '<' | '<=' | '>' | '>=';

/** Whether a comparison of two numbers has one outcome for all values between their bounds; `null`: it has both. */
export function constantRelation(operator: Relation, left: NumberType, right: NumberType): boolean | null {
  switch (operator) {
    case '<':
      return left.high < right.low ? true : left.low >= right.high ? false : null;
    case '<=':
      return left.high <= right.low ? true : left.low > right.high ? false : null;
    case '>':
      return constantRelation('<', right, left);
    case '>=':
      return constantRelation('<=', right, left);
    case '=': {
      if (left.high < right.low || right.high < left.low) return false;
      return left.low === left.high && right.low === right.high ? true : null;
    }
    case '!=': {
      const equal = constantRelation('=', left, right);
      return equal === null ? null : !equal;
    }
  }
}

/** The bounds of a calculation's result. */
export function calculate(operator: ArithmeticOperator, left: NumberType, right: NumberType): NumberType {
  switch (operator) {
    case '+':
      return numberType(left.low + right.low, left.high + right.high);
    case '-':
      return numberType(left.low - right.high, left.high - right.low);
    case '*': {
      const products = [left.low * right.low, left.low * right.high, left.high * right.low, left.high * right.high];
      return numberType(
        products.reduce((a, b) => (b < a ? b : a)),
        products.reduce((a, b) => (b > a ? b : a)),
      );
    }
    case '^': {
      const [least, most] = [left.low > 0n ? left.low : 0n, left.high > 0n ? left.high : 0n];
      return numberType(least ** exponent(right.low), most ** exponent(right.high));
    }
    case 'mod': {
      const most = right.high > 0n ? right.high - 1n : 0n;
      return numberType(0n, left.low >= 0n && left.high < most ? left.high : most);
    }
  }
}

/** The greatest exponent: what a field of 64 bits can hold needs no more. */
export const GREATEST_EXPONENT = 64;

/** An exponent within what can be calculated; beyond it the result is undefined. */
function exponent(value: bigint): bigint {
  if (value < 0n) return 0n;
  return value > BigInt(GREATEST_EXPONENT) ? BigInt(GREATEST_EXPONENT) : value;
}

import type { ArithmeticOperator, RelationalOperator } from '../model/expression.ts';
import type { Closure, Compile } from './closure.ts';
import type { Resolved } from './resolved.ts';
import { GREATEST_EXPONENT } from './types.ts';
import type { Value } from './values.ts';
import { UNDEFINED } from './values.ts';

type Numeric = number | bigint;
type Of<K extends Resolved['kind']> = Extract<Resolved, { kind: K }>;

/** Strong Kleene `and`: false if either is. */
export function compileAnd(left: Closure, right: Closure): Closure {
  return (environment) => {
    const first = left(environment);
    if (first === false) return false;
    const second = right(environment);
    return second === false ? false : first === true ? second : UNDEFINED;
  };
}

/** Strong Kleene `or`: true if either is. */
export function compileOr(left: Closure, right: Closure): Closure {
  return (environment) => {
    const first = left(environment);
    if (first === true) return true;
    const second = right(environment);
    return second === true ? true : first === false ? second : UNDEFINED;
  };
}

/** A comparison; undefined where an operand is. Operators on numbers take a number and a bigint as they are. */
export function compileRelation({ operator, left, right }: Of<'relation'>, compile: Compile): Closure {
  if (right.kind === 'literal' && (operator === '=' || operator === '!='))
    return compileEquality(compile(left), right.value, operator === '=');
  return relate(operator, compile(left), compile(right));
}

/** `SEL = 4`: most rows compare a field with a constant. */
function compileEquality(left: Closure, constant: Value, isEqual: boolean): Closure {
  return (environment) => {
    const value = left(environment);
    if (value === constant) return isEqual;
    return value === UNDEFINED ? UNDEFINED : same(value, constant) === isEqual;
  };
}

function relate(operator: RelationalOperator, left: Closure, right: Closure): Closure {
  const holds = RELATIONS[operator];
  return (environment) => {
    const a = left(environment);
    if (a === UNDEFINED) return UNDEFINED;
    const b = right(environment);
    return b === UNDEFINED ? UNDEFINED : holds(a, b);
  };
}

/** A calculation; undefined where an operand is, and for a remainder of a division by zero. */
export function compileArithmetic(operator: ArithmeticOperator, left: Closure, right: Closure): Closure {
  const apply = CALCULATIONS[operator];
  return (environment) => {
    const a = left(environment);
    const b = right(environment);
    if (a === UNDEFINED || b === UNDEFINED) return UNDEFINED;
    if (operator === '+' && typeof a === 'number' && typeof b === 'number' && a + b <= Number.MAX_SAFE_INTEGER)
      return a + b;
    if (operator === 'mod' && (b === 0 || b === 0n)) return UNDEFINED;
    if (operator === '^' && ((b as Numeric) < 0 || (b as Numeric) > GREATEST_EXPONENT)) return UNDEFINED;
    return apply(a as Numeric, b as Numeric);
  };
}

/** The sum of two numbers, for `sum`. */
export function compileAdd(a: Numeric, b: Numeric): Numeric {
  return CALCULATIONS['+'](a, b);
}

/** `NQP not in 2..MAXNQP` */
export function compileRange(node: Of<'in-range'>, compile: Compile): Closure {
  const inside = compileAnd3(compile(node.left), compile(node.low), compile(node.high));
  return (environment) => {
    const value = inside(environment);
    return value === UNDEFINED ? UNDEFINED : node.negated ? !value : value;
  };
}

/** `SEL in {List, Tags}` */
export function compileSet(node: Of<'in-set'>, compile: Compile): Closure {
  const left = compile(node.left);
  const elements = node.elements.map((element) => compile(element));
  return (environment) => {
    const value = left(environment);
    let found = false;
    for (const element of elements) {
      const candidate = element(environment);
      if (candidate === UNDEFINED) return UNDEFINED;
      found ||= value !== UNDEFINED && same(value, candidate);
    }
    return value === UNDEFINED ? UNDEFINED : found !== node.negated;
  };
}

function compileAnd3(left: Closure, low: Closure, high: Closure): Closure {
  return (environment) => {
    const value = left(environment);
    const from = low(environment);
    const to = high(environment);
    if (value === UNDEFINED || from === UNDEFINED || to === UNDEFINED) return UNDEFINED;
    return (value as Numeric) >= (from as Numeric) && (value as Numeric) <= (to as Numeric);
  };
}

/** A number and a bigint of the same amount are the same; everything else is by identity. */
function same(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (typeof a === typeof b) return false;
  if (typeof a === 'bigint' && typeof b === 'number') return a === BigInt(b);
  return typeof a === 'number' && typeof b === 'bigint' && BigInt(a) === b;
}

const RELATIONS: Readonly<Record<RelationalOperator, (a: Value, b: Value) => boolean>> = {
  '=': same,
  '!=': (a, b) => !same(a, b),
  '<': (a, b) => (a as Numeric) < (b as Numeric),
  '<=': (a, b) => (a as Numeric) <= (b as Numeric),
  '>': (a, b) => (a as Numeric) > (b as Numeric),
  '>=': (a, b) => (a as Numeric) >= (b as Numeric),
};

const CALCULATIONS: Readonly<Record<ArithmeticOperator, (a: Numeric, b: Numeric) => Numeric>> = {
  '+': withBigint(
    (a, b) => a + b,
    (a, b) => a + b,
  ),
  '-': withBigint(
    (a, b) => a - b,
    (a, b) => a - b,
  ),
  '*': withBigint(
    (a, b) => a * b,
    (a, b) => a * b,
  ),
  mod: withBigint(
    (a, b) => a % b,
    (a, b) => a % b,
  ),
  '^': withBigint(
    (a, b) => a ** b,
    (a, b) => a ** b,
  ),
};

/** Numbers while the result is exact, bigints otherwise and where an operand is one. */
function withBigint(
  small: (a: number, b: number) => number,
  large: (a: bigint, b: bigint) => bigint,
): (a: Numeric, b: Numeric) => Numeric {
  return (a, b) => {
    if (typeof a === 'number' && typeof b === 'number') {
      const result = small(a, b);
      if (Number.isSafeInteger(result)) return result === 0 ? 0 : result;
    }
    return large(BigInt(a), BigInt(b));
  };
}

import type { VectorExpression } from '../../codegen/model/relocation.ts';
import type { Predicate } from '../../codegen/model/vector.ts';
import { InapplicableError, VectorError } from './vector-error.ts';

/** What the names of an expression stand for: limits by `EXT.X`, bound values by name, fields of registers by `CAP.X`. */
export interface Names {
  readonly limits: Readonly<Record<string, number>>;
  readonly bindings: ReadonlyMap<string, bigint>;
  readonly fields?: ReadonlyMap<string, bigint>;
}

/**
 * The value of an expression.
 * @throws InapplicableError for a limit that the device does not have, VectorError for a name that nothing gives a value.
 */
export function evaluateExpression(expression: VectorExpression, names: Names): bigint {
  if (typeof expression === 'number') return BigInt(expression);
  if (typeof expression === 'string') return valueOf(expression, names);
  const [operator, left, right] = expression;
  const a = evaluateExpression(left, names);
  const b = evaluateExpression(right, names);
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
  }
}

/** Whether a predicate is true. */
export function evaluatePredicate([operator, left, right]: Predicate, names: Names): boolean {
  const a = evaluateExpression(left, names);
  const b = evaluateExpression(right, names);
  switch (operator) {
    case '==':
      return a === b;
    case '!=':
      return a !== b;
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    case '>=':
      return a >= b;
  }
}

/** A predicate in words, with the values of its names: `EXT.MAXXC >= 2 (1 >= 2)`. */
export function describePredicate(predicate: Predicate, names: Names): string {
  const [operator, left, right] = predicate;
  const values = `${evaluateExpression(left, names)} ${operator} ${evaluateExpression(right, names)}`;
  const text = `${describeExpression(left)} ${operator} ${describeExpression(right)}`;
  return text === values ? text : `${text} (${values})`;
}

/** An expression as people write it. */
export function describeExpression(expression: VectorExpression): string {
  if (typeof expression === 'number' || typeof expression === 'string') return String(expression);
  const [operator, left, right] = expression;
  return `(${describeExpression(left)} ${operator} ${describeExpression(right)})`;
}

function valueOf(name: string, { limits, bindings, fields }: Names): bigint {
  const field = fields?.get(name);
  if (field !== undefined) return field;
  const bound = name.startsWith('$') ? bindings.get(name.slice(1)) : undefined;
  if (bound !== undefined) return bound;
  if (name.startsWith('$'))
    throw new VectorError(
      `Unexpected name ${name}, expected one that an earlier step binds: ${[...bindings.keys()].join(', ') || 'there is none'}`,
    );
  const limit = Object.hasOwn(limits, name) ? limits[name] : undefined;
  if (limit === undefined && name.startsWith('EXT.')) throw new InapplicableError(`The device has no limit ${name}`);
  if (limit === undefined)
    throw new VectorError(
      `Unexpected name ${name}, expected one that the device reports: ${Object.keys(limits).join(', ')}`,
    );
  return BigInt(limit);
}

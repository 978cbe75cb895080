import type { Expression } from '../../model/expression.ts';
import type { Term } from '../../model/model.ts';
import { hasPart, parts, type Part } from '../holes.ts';

/**
 * How a condition is taken: as true, as false, or as not true, which is false or undefined: a row whose condition is
 * undefined does not apply.
 */
export type Mode = 'true' | 'false' | 'not true';

/** A condition without `and` and `or` that is no term, and how it is taken. */
export interface Literal {
  readonly atom: Expression;
  readonly mode: Mode;
  /** The terms of the text that it stands in. */
  readonly terms: readonly Term[];
}

/** More alternatives than this are not looked at. */
const MOST_ALTERNATIVES = 256;

/**
 * The alternatives that a condition, taken in that way, consists of: in each one all literals hold. What cannot be told is
 * left out, so an alternative may say less than the condition. `null` where there are too many.
 */
export function alternatives(
  condition: Expression,
  mode: Mode,
  terms: readonly Term[],
): readonly (readonly Literal[])[] | null {
  const whole = opened(condition, terms);
  if (whole.kind === 'not') {
    if (mode !== 'not true') return alternatives(whole.operand, mode === 'true' ? 'false' : 'true', terms);
    return isTotal(whole.operand, terms)
      ? alternatives(whole.operand, 'true', terms)
      : [[{ atom: whole, mode, terms }]];
  }
  if (whole.kind !== 'binary' || (whole.operator !== 'and' && whole.operator !== 'or'))
    return [[{ atom: whole, mode, terms }]];
  const left = alternatives(whole.left, mode, terms);
  const right = alternatives(whole.right, mode, terms);
  if (!left || !right) return null;
  if ((whole.operator === 'or') === (mode === 'true')) return [...left, ...right];
  return product(left, right);
}

/** Every alternative of one condition together with every one of another. */
export function product(
  left: readonly (readonly Literal[])[],
  right: readonly (readonly Literal[])[],
): readonly (readonly Literal[])[] | null {
  if (left.length * right.length > MOST_ALTERNATIVES) return null;
  return left.flatMap((one) => right.map((two) => [...one, ...two]));
}

/** A condition that is the name of a term, or a term with arguments, as its definition. */
export function opened(condition: Expression, terms: readonly Term[]): Expression {
  if (condition.kind !== 'call' && condition.kind !== 'name') return condition;
  const term = terms.find(({ name }) => name === condition.name);
  if (!term) return condition;
  const given = condition.kind === 'call' ? condition.arguments : [];
  const values = new Map(term.parameters.flatMap((name, i) => (given[i] ? [[name, given[i]] as const] : [])));
  return opened(substituted(term.definition, values), terms);
}

/** An expression with other expressions for some names. */
export function substituted(expression: Expression, values: ReadonlyMap<string, Expression>): Expression {
  if (expression.kind === 'name') return values.get(expression.name) ?? expression;
  let changed: Expression = expression;
  for (const i of parts(expression).keys()) {
    const at: Part | undefined = parts(changed)[i];
    if (at) changed = at.put(substituted(at.part, values));
  }
  return changed;
}

/** Kinds of expressions that have a value whatever the state is, if their parts have one. */
const TOTAL: ReadonlySet<Expression['kind']> = new Set(['number', 'name', 'binary', 'not', 'in']);

/** Whether a condition is true or false in every state. */
export function isTotal(condition: Expression, terms: readonly Term[]): boolean {
  return !hasPart(
    condition,
    (node) => !TOTAL.has(node.kind) || (node.kind === 'name' && terms.some(({ name }) => name === node.name)),
  );
}

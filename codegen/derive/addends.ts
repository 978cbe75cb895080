import type { Expression } from '../model/expression.ts';

/** A part of a sum with what it is multiplied by, and the rest of the sum as far as it has a value without inputs. */
export interface Addend {
  readonly part: Expression;
  /** `null`: 1. */
  readonly factor: Expression | null;
  /** `null`: nothing. */
  readonly rest: Expression | null;
}

type Term = Pick<Addend, 'part' | 'factor'>;

/**
 * The parts of a sum, products multiplied out: `(a + entries(b)) * 4` is `a` times 4 with the rest 4, and `b` times 4 with the
 * rest 4. Other inputs count as 0, which is what they are before they are varied.
 */
export function addends(expression: Expression, isInput: (part: Expression) => boolean): Addend[] {
  const terms = termsOf(expression);
  return terms.map((term) => {
    const others = terms.filter((other) => other !== term && !isInput(other.part)).map(whole);
    const rest = others.length === 0 ? null : others.reduce((left, right) => binary('+', left, right));
    return { ...term, rest };
  });
}

/** `left - right` */
export function minus(left: Expression, right: Expression): Expression {
  return binary('-', left, right);
}

function termsOf(expression: Expression): Term[] {
  if (expression.kind === 'call' && expression.name === 'entries') {
    const [field] = expression.arguments;
    const one: Expression = { kind: 'number', value: 1, text: '1', at: expression.at };
    return field === undefined ? [] : [...termsOf(field), { part: one, factor: null }];
  }
  if (expression.kind !== 'binary') return [{ part: expression, factor: null }];
  const { operator, left, right } = expression;
  if (operator === '+') return [...termsOf(left), ...termsOf(right)];
  if (operator !== '*') return [{ part: expression, factor: null }];
  // What is counted stands on the left of its size.
  return termsOf(left).map(({ part, factor }) => ({ part, factor: factor === null ? right : times(factor, right) }));
}

function whole({ part, factor }: Term): Expression {
  return factor === null ? part : times(part, factor);
}

function times(left: Expression, right: Expression): Expression {
  return binary('*', left, right);
}

function binary(operator: '+' | '-' | '*', left: Expression, right: Expression): Expression {
  return { kind: 'binary', operator, left, right, at: left.at };
}

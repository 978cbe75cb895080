import type { Binary } from '../model/expression.ts';

/** How strongly an operator binds its operands. `not`, the tests and the quantifiers stand between `and` and comparisons. */
export const POWER: Readonly<Record<Binary['operator'] | 'in', number>> = {
  or: 1,
  and: 2,
  '=': 4,
  '!=': 4,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  in: 4,
  '+': 5,
  '-': 5,
  '*': 6,
  mod: 6,
  '^': 7,
};

/** The power of `not`: its operand is a comparison or anything that binds more strongly. */
export const NOT_POWER = 3;
/** The power of every comparison. They do not chain. */
export const COMPARISON_POWER = 4;

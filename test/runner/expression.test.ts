import { describe, expect, it } from 'vitest';
import { describePredicate, evaluateExpression, evaluatePredicate } from './expression.ts';
import { InapplicableError, VectorError } from './vector-error.ts';

const names = { limits: { 'EXT.TAGMAX': 3 }, bindings: new Map([['a', 0xffff_ffff_ffff_ffffn]]) };

describe('expressions', () => {
  it('calculate with numbers, limits and bound values of any size', () => {
    expect(evaluateExpression(['+', 'EXT.TAGMAX', 1], names)).toBe(4n);
    expect(evaluateExpression(['-', '$a', ['*', 2, 'EXT.TAGMAX']], names)).toBe(0xffff_ffff_ffff_fff9n);
  });

  it('refuse names without a value', () => {
    expect(() => evaluateExpression('$b', names)).toThrow(VectorError);
    expect(() => evaluateExpression('$b', names)).toThrow('expected one that an earlier step binds: a');
    expect(() => evaluateExpression('EXT.MAXXC', names)).toThrow(
      new InapplicableError('The device has no limit EXT.MAXXC'),
    );
    expect(() => evaluateExpression('constructor', names)).toThrow(VectorError);
  });
});

describe('predicates', () => {
  it.each([
    ['==', false, true, false],
    ['!=', true, false, true],
    ['<', true, false, false],
    ['<=', true, true, false],
    ['>', false, false, true],
    ['>=', false, true, true],
  ] as const)('%s compares', (operator, less, equal, greater) => {
    expect(evaluatePredicate([operator, 'EXT.TAGMAX', 4], names)).toBe(less);
    expect(evaluatePredicate([operator, 'EXT.TAGMAX', 3], names)).toBe(equal);
    expect(evaluatePredicate([operator, 'EXT.TAGMAX', 2], names)).toBe(greater);
  });

  it('are told with the values of their names', () => {
    expect(describePredicate(['>=', 'EXT.TAGMAX', ['+', '$a', 1]], names)).toBe(
      'EXT.TAGMAX >= ($a + 1) (3 >= 18446744073709551616)',
    );
    expect(describePredicate(['<', 1, 2], names)).toBe('1 < 2');
  });
});

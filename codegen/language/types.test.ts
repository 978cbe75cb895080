import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calculate, constantRelation, numberType } from './types.ts';

const range = fc
  .tuple(fc.integer({ min: -6, max: 6 }), fc.integer({ min: 0, max: 4 }))
  .map(([low, size]) => ({ low, high: low + size }));
const naturals = fc
  .tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 4 }))
  .map(([low, size]) => ({ low, high: low + size }));

function numbers({ low, high }: { low: number; high: number }): number[] {
  return Array.from({ length: high - low + 1 }, (_, i) => low + i);
}

const RELATIONS = {
  '=': (a: number, b: number) => a === b,
  '!=': (a: number, b: number) => a !== b,
  '<': (a: number, b: number) => a < b,
  '<=': (a: number, b: number) => a <= b,
  '>': (a: number, b: number) => a > b,
  '>=': (a: number, b: number) => a >= b,
};

test('a comparison is constant exactly if every pair gives the same', () => {
  fc.assert(
    fc.property(
      range,
      range,
      fc.constantFrom(...(Object.keys(RELATIONS) as (keyof typeof RELATIONS)[])),
      (a, b, operator) => {
        const outcomes = new Set(
          numbers(a).flatMap((left) => numbers(b).map((right) => RELATIONS[operator](left, right))),
        );
        const [only] = outcomes;
        expect(constantRelation(operator, numberType(a.low, a.high), numberType(b.low, b.high))).toBe(
          outcomes.size === 1 ? only : null,
        );
      },
    ),
  );
});

test('a calculation stays within its bounds', () => {
  const apply = {
    '+': (a: number, b: number) => a + b,
    '-': (a: number, b: number) => a - b,
    '*': (a: number, b: number) => a * b,
    mod: (a: number, b: number) => a % b,
  };
  fc.assert(
    fc.property(
      naturals,
      naturals,
      fc.constantFrom('+' as const, '-' as const, '*' as const, 'mod' as const),
      (a, b, operator) => {
        const { low, high } = calculate(operator, numberType(a.low, a.high), numberType(b.low, b.high));
        for (const left of numbers(a)) {
          for (const right of numbers(b)) {
            const result = apply[operator](left, right);
            if (Number.isNaN(result)) continue;
            expect(result).toBeGreaterThanOrEqual(Number(low));
            expect(result).toBeLessThanOrEqual(Number(high));
          }
        }
      },
    ),
  );
});

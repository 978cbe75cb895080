import { expect, it } from 'vitest';
import { ownNumbers } from './own-numbers.ts';
import { expression } from './sample.ts';

const element = { kind: 'number', low: expression('1'), high: expression('FFFFFFFEh') } as const;
const map = (high: string) =>
  ({ kind: 'map', element, sparse: true, low: expression('1'), high: expression(high) }) as const;

it('is each index with itself, up to a number or a limit', () => {
  expect([...(ownNumbers(map('2'), {}) ?? [])]).toEqual([
    [1, 1],
    [2, 2],
  ]);
  expect(ownNumbers(map('NN'), { NN: 3 })?.size).toBe(3);
});

it('is nothing for other ranges', () => {
  expect(ownNumbers(element, {})).toBe(null);
});

it('has bounds', () => {
  expect(() => ownNumbers(map('NN'), { NN: 1_000_000 })).toThrow('expected at most 65536');
  expect(() => ownNumbers(map('NN'), {})).toThrow('expected a number or a limit');
});

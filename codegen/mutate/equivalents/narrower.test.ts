import { expect, it } from 'vitest';
import { expression } from '../fixtures.ts';
import { implies } from './narrower.ts';

it.each([
  ['A = 1 and B in {X}', 'A = 1 and B in {X, Y}', true],
  ['A = 1 and B in {Y, Y}', 'A = 1 and B in {X, Y}', true],
  ['B = X', 'B in {X, Y}', true],
  ['B = Z', 'B in {X, Y}', false],
  ['B = X', 'B not in {X, Y}', false],
  ['A = 1 and B in {X, Y}', 'A = 1 and B in {X}', false],
  ['A = 2 and B in {X}', 'A = 1 and B in {X, Y}', false],
  ['C in {X}', 'B in {X, Y}', false],
  ['B not in {X}', 'B not in {X, Y}', false],
  ['B in {Z}', 'B in {X, Y}', false],
  ['A = 1 or B in {X}', 'A = 1 and B in {X, Y}', false],
])('%s holds only where %s does: %s', (narrow, wide, expected) => {
  expect(implies(expression(narrow), expression(wide))).toBe(expected);
});

it('holds in everything that is always so', () => {
  expect(implies(expression('A = 1'), null)).toBe(true);
  expect(implies(null, expression('A = 1'))).toBe(false);
});

it('takes cells of other rows, which stand elsewhere', () => {
  const far = expression('A = 1 and B in {X, Y}');
  if (far.kind !== 'binary') throw new Error('Unexpected kind, expected a conjunction');
  expect(implies(expression('B = X'), far.right)).toBe(true);
});

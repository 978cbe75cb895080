import { expect, it } from 'vitest';
import { parseExpression } from '../language/parse.ts';
import { NOWHERE } from '../model/fixtures.ts';
import { expressionMutants } from './expressions.ts';

function mutantsOf(text: string): string[] {
  const result = parseExpression(text, NOWHERE);
  if (!result.ok) throw new Error(result.error.message);
  return expressionMutants(result.expression).map(({ operator, to }) => `${operator}: ${to}`);
}

it('moves a bound, turns a comparison and shifts a constant', () => {
  expect(mutantsOf('NTAG > 3')).toEqual([
    'greater-or-equal: NTAG >= 3',
    'less-or-equal: NTAG <= 3',
    'constant-plus-1: NTAG > 4',
    'constant-minus-1: NTAG > 2',
  ]);
});

it('drops each operand and swaps the word between them', () => {
  expect(mutantsOf('A = B and C = D')).toEqual([
    'or: A = B or C = D',
    'drop-left: C = D',
    'drop-right: A = B',
    'unequal: A != B and C = D',
    'unequal: A = B and C != D',
  ]);
});

it('reaches into quantifiers and sets', () => {
  expect(mutantsOf('exists t in L where t.A in {X, Y}')).toEqual([
    'every: every t in L satisfies t.A in {X, Y}',
    'negate-in: exists t in L where t.A not in {X, Y}',
    'drop-element: exists t in L where t.A in {Y}',
    'drop-element: exists t in L where t.A in {X}',
  ]);
});

it('swaps neighbours in records and in the arguments of terms', () => {
  expect(mutantsOf('Same(t, u)')).toEqual(['swap-arguments: Same(u, t)']);
  expect(mutantsOf('TAGD(A, B, C)')).toEqual(['swap-arguments: TAGD(B, A, C)', 'swap-arguments: TAGD(A, C, B)']);
});

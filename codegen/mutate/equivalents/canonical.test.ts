import { expect, it } from 'vitest';
import { NOWHERE } from '../../model/fixtures.ts';
import type { Term } from '../../model/model.ts';
import { expression } from '../fixtures.ts';
import { canonical } from './canonical.ts';

const terms: Term[] = [
  ['Same', 't.TYPE = u.TYPE and t.VAL = u.VAL'],
  ['Excludes', 'Same(t, u) and t.TYPE != None and (t.S = 0 or u.S = 0)'],
].map(([name = '', text = '']) => ({
  name,
  parameters: ['t', 'u'],
  definition: expression(text),
  section: 'test.md',
  at: NOWHERE,
}));
const of = (text: string): string => canonical(expression(text), terms);

it.each([
  ['A = B and C > D', 'D < C and B = A'],
  ['A in {X, Y}', 'A in {Y, X}'],
  ['exists t in L where t.A = 1', 'exists u in L where 1 = u.A'],
  ['exists t in L, u in L where index(t) < index(u)', 'exists t in L, u in L where index(t) > index(u)'],
  ['exists t in L, u in M where Same(t, u)', 'exists u in M, t in L where Same(u, t)'],
  ['exists t in L, u in M where Excludes(t, u)', 'exists t in L, u in M where Excludes(u, t)'],
  ['not not A = 1', 'A = 1'],
])('reads %s and %s alike', (one, two) => {
  expect(of(one)).toBe(of(two));
});

it.each([
  ['A < B', 'B < A'],
  ['A - B > 1', 'B - A > 1'],
  ['A = 1 and (B = 1 or C = 1)', 'A = 1 and B = 1 or C = 1'],
  ['every t in L satisfies t.A = 1', 'exists t in L where t.A = 1'],
  ['exists t in L, u in M where t.A < u.A', 'exists t in L, u in M where u.A < t.A'],
  ['exists t in L, u in t.M where t.A < u.A', 'exists t in L, u in t.M where u.A < t.A'],
  [
    'exists t in L, u in M where t.TYPE = 1 and t.VAL = u.VAL',
    'exists t in L, u in M where u.TYPE = 1 and t.VAL = u.VAL',
  ],
])('tells %s from %s', (one, two) => {
  expect(of(one)).not.toBe(of(two));
});

import { expect, it } from 'vitest';
import { print } from '../language/print.ts';
import { expression } from './fixtures.ts';
import { hasPart, holes } from './holes.ts';

it.each([
  'A = B and not C in {1, D}',
  'exists t in L, u in t.M where index(t) < index(u)',
  'XCLE(c.K, c.S) for c in XC where c.K >= S',
  'sum(c.N for c in XC where c.N in 1..M)',
  'count(c in XC where c.K > 3) + count(XC)',
  'exists this.TAGS[I] or reserved F or Same(t, u)',
])('gives each part of %s, and puts it back where it was', (text) => {
  const whole = expression(text);
  const all = [...holes(whole)];
  expect(all.length).toBeGreaterThan(3);
  for (const hole of all) expect(print(hole.put(hole.node))).toBe(print(whole));
  const marked = all.map((hole) => print(hole.put({ kind: 'name', name: 'HERE', at: whole.at })));
  expect(new Set(marked).size).toBe(all.length);
});

it('knows the expression around a part', () => {
  const three = [...holes(expression('A > 3'))].find(({ node }) => node.kind === 'number');
  expect(three?.parent?.kind).toBe('binary');
  expect(hasPart(expression('A > 3'), (node) => node.kind === 'member')).toBe(false);
});

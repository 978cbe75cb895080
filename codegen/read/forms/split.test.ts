import { expect, test } from 'vitest';
import { cellSnippet } from '../fixtures/snippet.ts';
import { optionalSplit, splitAt } from './split.ts';

test('cuts at the first separator outside brackets and keeps places', () => {
  const { cell } = cellSnippet('A(x where y) where B where C');
  const [before, after] = splitAt(cell, ' where ') ?? [];
  expect(before).toMatchObject({ text: 'A(x where y)', at: { start: { column: 3 }, end: { column: 15 } } });
  expect(after).toMatchObject({ text: 'B where C', at: { start: { column: 22 }, end: { column: 31 } } });
});

test('keeps the cell whole without a separator', () => {
  const { cell } = cellSnippet('A {b, when c}');
  expect(splitAt(cell, ', when ')).toBeNull();
  expect(optionalSplit(cell, ', when ')).toEqual([cell, null]);
});

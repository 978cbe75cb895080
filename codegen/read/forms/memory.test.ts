import { expect, test } from 'vitest';
import { cellSnippet } from '../fixtures/snippet.ts';
import { memoryCell } from './memory.ts';

test('reads memory with its tag, each part with its place', () => {
  const { cell, context, findings } = cellSnippet('PRP1 of entries(QSIZE) * 16 bytes, with tag this.TAGS[TIDX]');
  expect(memoryCell(cell, context)).toMatchObject({
    field: { name: 'PRP1', at: { start: { column: 3 }, end: { column: 7 } } },
    length: { operator: '*', right: { value: 16 } },
    tag: { kind: 'entry', at: { start: { column: 47 } } },
  });
  expect(findings).toEqual([]);
});

test('memory without a tag lies in the address space of the function', () => {
  const { cell, context } = cellSnippet('PRP1 of 4096 bytes');
  expect(memoryCell(cell, context)).toMatchObject({ length: { value: 4096 }, tag: null });
});

test('memory can lie in the pages of a list', () => {
  const { cell, context } = cellSnippet('PRP1 of 4096 bytes, listed when PC = 0, with tag this.TAGS[0]');
  expect(memoryCell(cell, context)).toMatchObject({
    length: { value: 4096 },
    listed: { operator: '=', at: { start: { column: 35 } } },
    tag: { kind: 'entry' },
  });
});

test.each([
  'PRP1',
  'PRP1 of 4096 bytes, listed when',
  'PRP1 of 4096',
  'prp1 of 4096 bytes',
  'PRP1 of  bytes',
  'PRP1 of 4096 bytes, with tag',
  'PRP1 of 4096 bytes, with tag (',
])('reports %s', (text) => {
  const { cell, context, findings } = cellSnippet(text);
  expect(memoryCell(cell, context)).toBeUndefined();
  expect(findings).toHaveLength(1);
});

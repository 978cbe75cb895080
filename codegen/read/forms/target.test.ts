import { expect, test } from 'vitest';
import { cellSnippet } from '../fixtures/snippet.ts';
import { targetCell } from './target.ts';

test('reads all parts with their places, and enters the id into the index', () => {
  const { cell, table, context, findings } = cellSnippet(
    'XC[CNTLID] where this.XGEN = XGEN, when SEL in {A, B}, else XC-RCV-1 Invalid Controller Identifier',
  );
  expect(targetCell(cell, table, context)).toMatchObject({
    object: { name: 'XC', at: { start: { column: 3 }, end: { column: 5 } } },
    key: { name: 'CNTLID', at: { start: { column: 6 }, end: { column: 12 } } },
    where: { kind: 'binary', operator: '=' },
    when: { kind: 'in' },
    id: 'XC-RCV-1',
    status: { name: 'Invalid Controller Identifier' },
  });
  expect(findings).toEqual([]);
  expect(context.facts.requirementIndex).toMatchObject([
    { id: 'XC-RCV-1', at: { start: { column: 63 }, end: { column: 71 } } },
  ]);
});

test('where and when may be left out', () => {
  const { cell, table, context } = cellSnippet('XC[CNTLID], else XC-RCV-1 Invalid Controller Identifier');
  expect(targetCell(cell, table, context)).toMatchObject({ where: null, when: null });
});

test.each([
  'XC[CNTLID] where this.XGEN = XGEN',
  'XC where this.XGEN = XGEN, else XC-RCV-1 Invalid Controller Identifier',
  'XC[CNTLID], else Invalid Controller Identifier',
  'XC[CNTLID], else XC-RCV-1',
  'XC[CNTLID] where , else XC-RCV-1 Invalid Controller Identifier',
])('reports %s', (text) => {
  const { cell, table, context, findings } = cellSnippet(text);
  expect(targetCell(cell, table, context)).toBeUndefined();
  expect(findings).toHaveLength(1);
});

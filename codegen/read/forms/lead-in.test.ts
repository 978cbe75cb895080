import { expect, test } from 'vitest';
import { cellSnippet } from '../fixtures/snippet.ts';
import { definitionCell, fieldLeadIn, nameCell } from './lead-in.ts';

test('reads a name, its mnemonic and the description', () => {
  const { cell, context } = cellSnippet('**Number of Tags (NTAG):** How many `tags` follow.');
  expect(fieldLeadIn(cell, context)).toMatchObject({
    name: 'Number of Tags',
    mnemonic: 'NTAG',
    description: 'How many `tags` follow.',
    nameAt: { start: { column: 21 }, end: { column: 25 } },
  });
});

test('Reserved is no field', () => {
  const { cell, context } = cellSnippet('Reserved');
  expect(fieldLeadIn(cell, context)).toBeNull();
  expect(definitionCell(cell, context)).toBeNull();
});

test('reads the name of an attribute and of a value', () => {
  const name = cellSnippet('**Maximum Tags (TAGMAX)**');
  expect(nameCell(name.cell, name.context)).toMatchObject({ name: 'Maximum Tags', mnemonic: 'TAGMAX' });
  const value = cellSnippet('**Untagged:** No PASID.');
  expect(definitionCell(value.cell, value.context)).toMatchObject({ name: 'Untagged', description: 'No PASID.' });
});

test.each([
  'reserved',
  '**Number of Tags:** How many.',
  '**Number of Tags (ntag):** How many.',
  'Number of Tags (NTAG): How many.',
  '**Number (NTAG)** How many.',
])('reports %s as a field', (text) => {
  const { cell, context, findings } = cellSnippet(text);
  expect(fieldLeadIn(cell, context)).toBeUndefined();
  expect(findings).toHaveLength(1);
});

test('reports what vanishes when the page is shown', () => {
  const { cell, context, findings } = cellSnippet('**Number (NTAG):** Less than <TI> tags.');
  expect(fieldLeadIn(cell, context)).toBeUndefined();
  expect(findings).toMatchObject([{ rule: 'plain-text', message: expect.stringContaining('invisible HTML tag') }]);
});

import { expect, test } from 'vitest';
import { snippet } from './fixtures/snippet.ts';
import { readTables } from './read-tables.ts';

test('lists the kinds where no kind is near', () => {
  const { tables, context, findings } = snippet('Table: A – Nonsense {#tbl:a}\n\n| A |\n| - |\n| b |\n');
  readTables(tables, context);
  expect(findings).toMatchObject([{ rule: 'table-kind', message: expect.stringContaining('the kinds are Command,') }]);
});

test('reports a column too many in the header', () => {
  const { tables, context, findings } = snippet(
    'Table: A – Terms {#tbl:a}\n\n| Term | Definition | More |\n| - | - | - |\n| T | 1 | 2 |\n',
  );
  readTables(tables, context);
  expect(findings).toMatchObject([
    { rule: 'table-header', range: { start: { line: 7, column: 23 }, end: { line: 7, column: 27 } } },
  ]);
});

test('reports a column too few in the header', () => {
  const { tables, context, findings } = snippet('Table: A – Terms {#tbl:a}\n\n| Term |\n| - |\n| T |\n');
  readTables(tables, context);
  expect(findings).toMatchObject([{ rule: 'table-header', message: expect.stringContaining('expected Definition') }]);
});

test('a dword kind needs its number', () => {
  const { tables, context, findings } = snippet(
    'Table: A – Command Dword {#tbl:a}\n\n| Bits | Description |\n| - | - |\n| 31:00 | Reserved |\n',
  );
  readTables(tables, context);
  expect(findings).toMatchObject([
    { rule: 'table-kind', message: expect.stringContaining('did you mean Command Dword n?') },
  ]);
});

test.each([
  ['| T | A = 1 || A = 2 |', 'Unexpected ||, expected or', 13],
  ['| T | A = 1 | | A = 2 |', 'Unexpected 4 cells, expected 2', 13],
  ['| T | A = 1 | A = 2 |', 'Unexpected 3 cells, expected 2', 15],
  ['| T || A | B |', 'Unexpected ||, expected or', 5],
])('reports the row %s', (row, part, column) => {
  const { tables, context, findings } = snippet(
    `Table: A – Terms {#tbl:a}\n\n| Term | Definition |\n| - | - |\n${row}\n`,
  );
  readTables(tables, context);
  expect(findings).toMatchObject([
    { rule: 'table-row', message: expect.stringContaining(part), range: { start: { column } } },
  ]);
});

import { expect, test } from 'vitest';
import { snippet } from '../fixtures/snippet.ts';
import { readTables } from '../read-tables.ts';

/** What a Terminology table with these rows reads as. */
function read(...rows: readonly string[]): ReturnType<typeof snippet> {
  const made = snippet(
    `Table: T – Terminology {#tbl:t}\n\n| Term | Definition |\n| :--- | :--- |\n${rows.join('\n')}\n`,
  );
  readTables(made.tables, made.context);
  return made;
}

test('a term has a name, and an abbreviation where it is shortened', () => {
  const { context, findings } = read('| **Extended controller** | Queues. |', '| **Input and Output (I/O)** | Data. |');
  expect(findings).toEqual([]);
  expect(context.facts.terminology).toMatchObject([
    { name: 'Extended controller', abbreviation: null, definition: 'Queues.', at: { start: { column: 5 } } },
    { name: 'Input and Output', abbreviation: 'I/O' },
  ]);
});

test.each([
  ['| Host | Software. |', 'expected "**Term**"'],
  ['| **Host** | |', 'Unexpected empty cell, expected what the term means'],
])('%s is reported', (row, part) => {
  expect(read(row).findings).toMatchObject([{ rule: 'cell-form', message: expect.stringContaining(part) }]);
});

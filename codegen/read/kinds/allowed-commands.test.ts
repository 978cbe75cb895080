import { expect, test } from 'vitest';
import { snippet } from '../fixtures/snippet.ts';
import { readTables } from '../read-tables.ts';

function listWith(subject: string, ...rows: readonly string[]) {
  const read = snippet(
    [
      `Table: ${subject} – Allowed commands {#tbl:allowed}`,
      '',
      '| Requirement ID | Opcode | Command | Filter |',
      '| :--- | :--- | :--- | :--- |',
      ...rows,
      '',
    ].join('\n'),
  );
  readTables(read.tables, read.context);
  return { lists: read.context.facts.allowed, messages: read.findings.map(({ message }) => message) };
}

const OTHERS = '| XC-ALW-1 | Others | – | Invalid Command Opcode |';

test('reads the rows, and the one for all other opcodes', () => {
  const { lists, messages } = listWith('I/O queue (XC)', OTHERS, '| XC-ALW-2 | 19h | Copy | Own namespaces. |');
  expect(messages).toEqual([]);
  expect(lists).toMatchObject([
    {
      object: { name: 'XC' },
      queue: 'io',
      rows: [{ id: 'XC-ALW-2', opcode: 0x19, command: { name: 'Copy' }, filter: 'Own namespaces.' }],
      others: { id: 'XC-ALW-1', status: { name: 'Invalid Command Opcode' } },
    },
  ]);
});

test.each([
  ['I/O queue', OTHERS, 'expected a name with its mnemonic'],
  ['Any queue (XC)', OTHERS, 'expected one that begins with Admin or I/O'],
  ['Admin queue (XC)', '| XC-ALW-2 | 06h | Identify | |', 'Unexpected list without a row Others'],
  ['Admin queue (XC)', `${OTHERS}\n${OTHERS}`, 'expected one row Others'],
  ['Admin queue (XC)', `${OTHERS}\n| XC-ALW-2 | 106h | Identify | |`, 'expected an opcode up to FFh'],
])('reports %s with %s', (subject, rows, message) => {
  expect(listWith(subject, rows).messages).toContainEqual(expect.stringContaining(message));
});

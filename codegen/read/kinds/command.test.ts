import { expect, test } from 'vitest';
import type { Snippet } from '../fixtures/snippet.ts';
import { snippet } from '../fixtures/snippet.ts';
import { readTables } from '../read-tables.ts';

function commandWith(queue: string, ...rows: readonly string[]): Snippet {
  const properties = ['Opcode | Flush', `Queue | ${queue}`, 'Data | none', ...rows];
  const read = snippet(
    `Table: Flush – Command {#tbl:flush}\n\n| Property | Value |\n| - | - |\n${properties.map((row) => `| ${row} |\n`).join('')}`,
  );
  readTables(read.tables, read.context);
  return read;
}

test.each([
  ['primary admin', { queue: 'admin', receiver: 'primary' }],
  ['admin', { queue: 'admin', receiver: 'any' }],
  ['io', { queue: 'io', receiver: 'any' }],
])('the queue %s says where a command comes from and who takes it', (queue, expected) => {
  const { context, findings } = commandWith(queue);
  expect(context.facts.commands).toMatchObject([expected]);
  expect(findings).toEqual([]);
});

test.each(['primary io', 'Admin', 'any'])('reports the queue %s', (queue) => {
  const { context, findings } = commandWith(queue);
  expect(context.facts.commands).toEqual([]);
  expect(findings).toMatchObject([{ message: expect.stringContaining('expected primary admin or admin or io') }]);
});

test('memory and choices may be several, a completion waits for one event', () => {
  const { context, findings } = commandWith(
    'primary admin',
    'Memory | PRP1 of 64 bytes',
    'Memory | PRP2 of 16 bytes',
    'Chooses | A in 1..9',
    'Chooses | LIST as 2 distinct q in 1..9 where q != A',
    'Completes | when Quiesced',
  );
  expect(findings).toEqual([]);
  expect(context.facts.commands).toMatchObject([
    {
      memory: [{ field: { name: 'PRP1' } }, { field: { name: 'PRP2' } }],
      choices: [{ type: { kind: 'range' } }, { type: { kind: 'distinct' } }],
      completes: { event: { name: 'Quiesced' } },
    },
  ]);
  expect(commandWith('io', 'Completes | when A', 'Completes | when B').findings).not.toEqual([]);
});

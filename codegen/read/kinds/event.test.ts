import { expect, test } from 'vitest';
import type { Snippet } from '../fixtures/snippet.ts';
import { snippet } from '../fixtures/snippet.ts';
import { readTables } from '../read-tables.ts';

function eventWith(applies: string, stimulus: string): Snippet {
  const read = snippet(`Table: Fatal Error – Event {#tbl:fatal}

| Property | Value |
| :--- | :--- |
| Raised when | a queue entry cannot be read |
| Applies to | ${applies} |
| Stimulus | ${stimulus} |
`);
  readTables(read.tables, read.context);
  return read;
}

test.each([
  ['each XC', 'write CC.EN 0', { scope: 'each', stimulus: { kind: 'write', values: [0] } }],
  ['each XC', 'write PMCS.PS 3, then 0', { scope: 'each', stimulus: { field: { name: 'PS' }, values: [3, 0] } }],
  ['each XC', 'power cycle', { scope: 'each', stimulus: { kind: 'reset', reset: 'power cycle' } }],
  ['one XC', 'fetch fault', { scope: 'one', stimulus: { kind: 'fetch fault' } }],
  ['one XC', 'none', { scope: 'one', stimulus: { kind: 'none' } }],
  ['one XC', 'ring no queue', { scope: 'one', stimulus: { kind: 'ring', error: 'no queue' } }],
  ['one XC', 'ring wrong value', { scope: 'one', stimulus: { kind: 'ring', error: 'wrong value' } }],
])('reads %s with the stimulus %s', (applies, stimulus, expected) => {
  const { context, findings } = eventWith(applies, stimulus);
  const [start, end] = applies.startsWith('each') ? [21, 23] : [20, 22];
  expect(context.facts.events).toMatchObject([
    { ...expected, appliesTo: { name: 'XC', at: { start: { column: start }, end: { column: end } } } },
  ]);
  expect(findings).toEqual([]);
});

test.each([
  ['XC', 'none', 'expected the word each or one and an object, such as each XC'],
  ['all XC', 'none', 'expected the word each or one'],
  ['each XC', 'reset', 'or one of fetch fault, conventional reset, power cycle, ring no queue, ring wrong value, none'],
  ['each XC', 'write CC.EN x', 'expected a write such as write CC.EN 0'],
  ['each XC', 'write CC 0', 'expected a field of a register, such as CC.EN'],
])('reports %s with the stimulus %s', (applies, stimulus, part) => {
  const { context, findings } = eventWith(applies, stimulus);
  expect(context.facts.events).toEqual([]);
  expect(findings).toMatchObject([{ message: expect.stringContaining(part) }]);
});

test('an event says what a host does to see it', () => {
  const read = snippet(
    'Table: A – Event {#tbl:a}\n\n| Property | Value |\n| - | - |\n| Raised when | it rains |\n| Applies to | each XC |\n',
  );
  readTables(read.tables, read.context);
  expect(read.findings).toMatchObject([{ message: expect.stringContaining('a row with the property Stimulus') }]);
});

import { expect, test } from 'vitest';
import { print } from '../../language/print.ts';
import type { Snippet } from '../fixtures/snippet.ts';
import { snippet } from '../fixtures/snippet.ts';
import { readTables } from '../read-tables.ts';

function read(subject: string, kind: string, header: string, row: string): Snippet {
  const columns = header.split('|').map(() => '-');
  const found = snippet(
    `Table: ${subject} – ${kind} {#tbl:a}\n\n| ${header} |\n| ${columns.join(' | ')} |\n| ${row} |\n`,
  );
  readTables(found.tables, found.context);
  return found;
}

function effect(subject: string, when: string): Snippet {
  return read(subject, 'Effects', 'Requirement ID | When | Attribute | New value', `XC-A-1 | ${when} | PC.A | 1`);
}

test('a condition in the caption holds for every row, beside the one of the row', () => {
  const { context, findings } = effect('Set Features where FID = 7', 'A = 1 or B = 2');
  expect(findings).toEqual([]);
  const [fact] = context.facts.effects;
  expect(fact?.command.name).toBe('Set Features');
  expect(fact?.row.when && print(fact.row.when)).toBe('FID = 7 and (A = 1 or B = 2)');
});

test.each([
  ['Set Features where FID = 7', '', 'FID = 7'],
  ['Set Features', 'A = 1', 'A = 1'],
])('one of the two may be missing: %s, %s', (subject, when, expected) => {
  const [fact] = effect(subject, when).context.facts.effects;
  expect(fact?.row.when && print(fact.row.when)).toBe(expected);
});

test('a caption whose condition does not parse is reported at its place, once', () => {
  const { context, findings } = effect('Set Features where FID >', '');
  expect(context.facts.effects).toEqual([]);
  expect(findings).toMatchObject([{ rule: 'table-caption', range: { start: { column: 32 } } }]);
});

function dword(subject: string): Snippet {
  return read(subject, 'Command Dword 11', 'Bits | Description', '31:00 | **A (A):** All.');
}

test('the condition of a dword is a list of values for each field', () => {
  const { context, findings } = dword('Get Features where FID in {A, 8h} and FSEL = Current');
  expect(findings).toEqual([]);
  expect(context.facts.dwords).toMatchObject([
    {
      command: { name: 'Get Features' },
      selectors: [
        { field: { name: 'FID' }, values: [{ name: 'A' }, 8] },
        { field: { name: 'FSEL' }, values: [{ name: 'Current' }] },
      ],
    },
  ]);
});

test.each(['FID != 7', 'FID not in {7}', 'FID in 1..7', 'FID = 7 or FID = 8', 'this.A = 1', 'FID = 1 + 1'])(
  'a codec cannot tell %s',
  (condition) => {
    const { context, findings } = dword(`Get Features where ${condition}`);
    expect(context.facts.dwords).toEqual([]);
    expect(findings).toMatchObject([{ message: expect.stringContaining('FIELD = VALUE') }]);
  },
);

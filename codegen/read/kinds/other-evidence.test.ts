import { expect, it } from 'vitest';
import { snippet } from '../fixtures/snippet.ts';
import { readTables } from '../read-tables.ts';
import { otherEvidence } from './other-evidence.ts';

function read(...rows: readonly string[]) {
  const [caption = '', blank = '', header = '', rule = ''] = otherEvidence.example.split('\n');
  const { tables, context, findings } = snippet([caption, blank, header, rule, ...rows, ''].join('\n'));
  readTables(tables, context);
  return { evidence: context.facts.evidence, findings: findings.map(({ message }) => message) };
}

it('gives each id of a list and of a range a row', () => {
  const { evidence } = read('| XC-CMP-2, XC-CMP-9 to XC-CMP-11 | Host test | They bind a host. |');
  expect(evidence.map(({ id }) => id)).toEqual(['XC-CMP-2', 'XC-CMP-9', 'XC-CMP-10', 'XC-CMP-11']);
  expect(evidence[0]).toMatchObject({ method: 'Host test', reason: 'They bind a host.' });
});

it.each([
  ['| XC-CMP-2 | Hope | It is fine. |', 'one of Host test, Model test'],
  ['| XC-CMP-9 to XC-CMP-2 | Analysis | Why. |', 'ids such as XC-CMP-1'],
  ['| XC-CMP-1 to XC-QCH-2 | Analysis | Why. |', 'ids such as XC-CMP-1'],
  ['| XC-CMP-1 to XC-CMP-900 | Analysis | Why. |', 'ids such as XC-CMP-1'],
  ['| XC-CMP-1 | Analysis | |', 'why no vector can show it'],
])('refuses %s', (row, expected) => {
  const { evidence, findings } = read(row);
  expect(evidence).toEqual([]);
  expect(findings).toEqual([expect.stringContaining(expected)]);
});

import { expect, it } from 'vitest';
import { NOWHERE } from '../../codegen/model/fixtures.ts';
import { coverageOf, coverageText } from './coverage.ts';
import type { MutantResult } from './result.ts';
import type { SuiteVector } from './suite.ts';

const entry = (id: string) => ({ id, section: 'a.md', table: 'tbl:a', kind: 'Requirements', at: NOWHERE });
const text = {
  requirementIndex: ['XC-A-1', 'XC-A-2', 'XC-A-3', 'NB-A-1'].map(entry),
  evidence: [{ id: 'XC-A-3', method: 'Analysis' as const, reason: 'It is.', at: NOWHERE }],
};
const suite = [
  { vector: { id: 'a.1', requirements: ['XC-A-1'] } },
  { vector: { id: 'a.2', requirements: ['XC-A-2', 'XC-A-3'] } },
] as unknown as readonly SuiteVector[];
const everything = { only: [], skip: [] };

function device(row: string, by: string, rest: Partial<MutantResult> = {}): MutantResult {
  const change = { from: 'A', to: 'B' };
  const wrong = {
    id: `${row}:drop`,
    row,
    operator: 'drop',
    class: 'row' as const,
    change,
    at: NOWHERE,
    readers: [row],
  };
  return { ...wrong, verdict: 'killed', by, ran: 1, ...rest };
}

it('takes a kill by a vector that carries the id, and no other', () => {
  const results = [device('XC-A-1', 'a.1'), device('XC-A-2', 'a.1'), device('XC-A-3', 'a.2', { verdict: 'survived' })];
  const coverage = coverageOf(text, everything, results, suite);
  expect(coverage).toEqual({ covered: ['XC-A-1'], listed: ['XC-A-3'], open: ['XC-A-2', 'NB-A-1'] });
  expect(coverageText(coverage)).toBe(
    '4 requirements: 1 covered by kills, 1 with other evidence, 2 open\nNOT COVERED XC-A-2, NB-A-1\n',
  );
});

it('looks at all killers where a run went on after the first', () => {
  const results = [device('XC-A-2', 'a.1', { killers: ['a.1', 'a.2'] })];
  expect(coverageOf(text, everything, results, suite).covered).toEqual(['XC-A-2']);
});

it('counts each requirement of a fault that the killer carries, and no layout', () => {
  const fault = device('XC-A-1', 'a.2', { class: 'fault', readers: ['XC-A-1', 'XC-A-2', 'XC-A-3'] });
  expect(coverageOf(text, everything, [fault], suite).covered).toEqual(['XC-A-2', 'XC-A-3']);
  expect(coverageOf(text, everything, [device('XC-A-1', 'a.1', { class: 'layout' })], suite).covered).toEqual([]);
});

it('asks about the chosen rows alone', () => {
  expect(coverageOf(text, { only: ['XC-*'], skip: ['*-2'] }, [], suite).open).toEqual(['XC-A-1']);
  expect(coverageText({ covered: ['XC-A-1'], listed: [], open: [] })).not.toContain('NOT COVERED');
});

import { expect, it } from 'vitest';
import { NOWHERE, model } from '../../codegen/model/fixtures.ts';
import { MUTANT_CLASSES } from '../../codegen/mutate/mutant.ts';
import { adviceFor } from './advice.ts';
import { progressOn } from './progress.ts';
import { mutationJson } from './report-json.ts';
import { mutationMatrix } from './report-matrix.ts';
import { mutationText } from './report-text.ts';
import { exitCode, summarize, type MutantResult } from './result.ts';
import { suiteOf } from './suite.ts';

const killed: MutantResult = {
  id: 'C-1:drop',
  row: 'C-1',
  operator: 'drop',
  class: 'row',
  change: { from: 'A > 3', to: 'nothing' },
  at: NOWHERE,
  readers: ['C-1'],
  verdict: 'killed',
  by: 'make.a-4',
  requirement: 'C-1',
  killers: ['make.a-4'],
  ran: 1,
};
const survived: MutantResult = {
  ...killed,
  id: 'C-2:less',
  row: 'C-2',
  class: 'comparison',
  verdict: 'survived',
  killers: [],
};
const equivalent: MutantResult = {
  ...killed,
  id: 'C-3:swap',
  verdict: 'equivalent',
  rule: 'same-meaning',
  killers: [],
};
const failed: MutantResult = { ...killed, id: 'C-4:drop', verdict: 'error', reason: 'No verdict within 60 s' };

it('ends with 1 for survivors, 3 for errors alone, 4 for nothing', () => {
  const code = (...results: MutantResult[]): number => exitCode(summarize(results));
  expect(code(killed, survived, failed)).toBe(1);
  expect(code(killed, failed)).toBe(3);
  expect(code(killed, equivalent)).toBe(0);
  expect(code()).toBe(4);
});

it('shows a table, and each survivor with its place and what to do', () => {
  const text = mutationText([killed, survived, equivalent, failed], model(), 1.25);
  expect(text).toMatch(/^row +3 +1 +1 +0 +0 +1$/m);
  expect(text).toMatch(/^EQUIVALENT same-meaning, 1: /m);
  expect(text).toContain('SURVIVED C-2:less\n  test.md:1\n  text    A > 3\n  mutant  nothing\n  Write a scenario');
  expect(text).toContain('ERROR C-4:drop\n  No verdict within 60 s\n');
  expect(text.endsWith('4 mutants: 1 killed, 1 equivalent, 0 ill-formed, 1 survived, 1 errors in 1.3 s\n')).toBe(true);
});

it('prints one JSON document with the keys of the design', () => {
  const { summary, results } = JSON.parse(mutationJson([killed, equivalent])) as Record<string, unknown>;
  expect(summary).toEqual({ mutants: 2, killed: 1, equivalent: 1, illFormed: 0, survived: 0, errors: 0 });
  expect(results).toMatchObject([
    { id: 'C-1:drop', row: 'C-1', operator: 'drop', verdict: 'killed', by: 'make.a-4' },
    { id: 'C-3:swap', verdict: 'equivalent', rule: 'same-meaning' },
  ]);
});

it('calls a requirement covered where a vector of its own kills a mutant of its row', () => {
  const vector = (id: string, ...requirements: string[]): unknown => ({
    id,
    kind: 'scenario',
    requirements,
    steps: [],
    topology: '',
  });
  const file = { group: 'make', topologies: {}, vectors: [vector('make.a-4', 'C-1'), vector('make.b', 'C-2')] };
  const suite = suiteOf([file as unknown as Parameters<typeof suiteOf>[0][number]]);
  const stranger = { ...killed, id: 'C-2:drop', row: 'C-2' };
  expect(JSON.parse(mutationMatrix([killed, stranger], suite))).toMatchObject({
    requirements: [
      { id: 'C-1', mutants: 1, killed: 1, covered: true },
      { id: 'C-2', mutants: 1, killed: 1, covered: false },
    ],
    vectors: [
      { id: 'make.a-4', kills: 2 },
      { id: 'make.b', kills: 0 },
    ],
  });
});

it('has advice for every class', () => {
  for (const kind of MUTANT_CLASSES) expect(adviceFor({ ...survived, class: kind })).toMatch(/^Write .*\.$/);
});

it('shows progress on a terminal only', () => {
  const written: string[] = [];
  const write = (text: string): void => void written.push(text);
  progressOn({ write }, 'mutants').show(1, 2);
  expect(written).toEqual([]);
  const line = progressOn({ isTTY: true, write }, 'mutants');
  line.show(1, 2);
  line.show(1, 2);
  expect(written).toEqual(['\r1 of 2 mutants, 50 %']);
});

import { describe, expect, it } from 'vitest';
import type { Mutant } from '../../codegen/mutate/mutant.ts';
import { mutants } from '../../codegen/mutate/mutate.ts';
import { loadVectors } from '../runner/load.ts';
import { Baseline } from './baseline.ts';
import { HABITS } from './habits.ts';
import { groundOf, judge } from './judge.ts';
import { concerned, suiteOf } from './suite.ts';
import { model } from '../spec-model.ts';

const { files } = await loadVectors('test/vectors');
// The rows that these tests change are looked at by the vectors of one command.
const suite = suiteOf(files.filter(({ group }) => group === 'create-extended-controller'));
const all = [...mutants(model)];

function mutant(id: string): Mutant {
  const found = all.find((each) => each.id === id);
  if (!found) throw new Error(`Unexpected ${id}, expected a mutant of the specification`);
  return found;
}

describe('judge', () => {
  it('names the vector that fails, and the requirement', async () => {
    const judgement = await judge(mutant('XC-CRE-3:drop'), groundOf(model, suite), { all: false });
    expect(judgement).toMatchObject({ verdict: 'killed', requirement: 'XC-CRE-3' });
    expect(suite.find(({ vector }) => vector.id === judgement.by)?.vector.requirements).toContain('XC-CRE-3');
  });

  it('lists every vector that fails where it is asked to', async () => {
    const { killers = [] } = await judge(mutant('XC-CRE-3:drop'), groundOf(model, suite), { all: true });
    expect(killers.length).toBeGreaterThan(1);
  });

  it('finds a survivor where no vector looks', async () => {
    const blind = suite.filter(({ vector }) => !vector.requirements.includes('XC-CRE-3'));
    const judgement = await judge(mutant('XC-CRE-3:drop'), groundOf(model, blind), { all: false });
    expect(judgement.verdict).toBe('survived');
    // Each habit has tried each vector.
    expect(judgement.ran).toBe(HABITS.length * concerned(blind, mutant('XC-CRE-3:drop'), model).length);
  });

  it('calls two values for one place ill-formed', async () => {
    const judgement = await judge(mutant('XC-CRE-15:drop-when'), groundOf(model, suite), { all: false });
    expect(judgement).toMatchObject({ verdict: 'ill-formed' });
    expect(judgement.reason).toMatch(/Unexpected second value/);
  });

  it('does not count a vector that fails on the text itself', async () => {
    const [first] = suite.filter(({ vector }) => vector.requirements.includes('XC-CRE-3'));
    if (!first) throw new Error('Unexpected suite without XC-CRE-3, expected vectors of it');
    const steps = first.vector.steps.map((step) =>
      step.op === 'cqe' ? { ...step, status: { want: '07/ff' } as const } : step,
    );
    const wrong = { ...first, vector: { ...first.vector, steps } };
    const judgement = await judge(mutant('XC-CRE-3:drop'), groundOf(model, [wrong]), { all: false });
    expect(judgement.verdict).toBe('error');
    expect(judgement.reason).toContain('fails on the unchanged text as well');
  });
});

it.each(HABITS.map((habit) => [habit.name, habit] as const))(
  'the text itself conforms with the habit "%s"',
  async (_name, habit) => {
    const baseline = new Baseline(model);
    const sampled = suiteOf(files).filter((_, i) => i % 20 === 0);
    const failing: string[] = [];
    for (const entry of sampled) if (!(await baseline.passes(entry, habit))) failing.push(entry.vector.id);
    // A choice at the end of its range leaves no number beside it: such a vector is skipped.
    expect(failing.length).toBeLessThan(sampled.length / 10);
  },
);

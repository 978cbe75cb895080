import type { Fault } from '../faults/fault.ts';
import { FaultyAdapter } from '../adapters/faulty.ts';
import { HABITS, type Habit } from './habits.ts';
import type { Ground } from './judge.ts';
import type { Judgement, JudgeOptions } from './judgement.ts';
import type { SuiteVector } from './suite.ts';
import { VectorBench } from './vector-bench.ts';

/**
 * Runs vectors on a device with a mistake. It is killed where a vector fails that names a requirement which the mistake
 * breaks: whoever reads the report has to learn what is wrong. Where none does, all others show whether any notices.
 */
export async function judgeFault(
  fault: Fault,
  { suite, model, baseline }: Ground,
  options: JudgeOptions,
): Promise<Judgement> {
  const bench = new VectorBench(model, () => new FaultyAdapter(model, fault));
  const broken = (id: string): boolean => fault.requirements.includes(id);
  const isAbout = ({ vector }: SuiteVector): boolean => vector.requirements.some(broken);
  const order = [...byCloseness(suite.filter(isAbout)), ...suite.filter((entry) => !isAbout(entry))];
  const killers: SuiteVector[] = [];
  let other: SuiteVector | null = null;
  let mishap: string | null = null;
  let ran = 0;
  for (const entry of order) {
    ran += 1;
    const { verdict, reason } = await bench.run(entry);
    if (verdict === 'error' || verdict === 'blocked') mishap ??= `${entry.vector.id}: ${reason ?? verdict}`;
    if (verdict !== 'fail' && verdict !== 'timeout') continue;
    if (!(await baseline.passes(entry, HABITS[0] as Habit))) {
      mishap ??= `${entry.vector.id} fails on the reference as well; run "snvme run"`;
      continue;
    }
    if (isAbout(entry)) killers.push(entry);
    else other ??= entry;
    if (!options.all && (isAbout(entry) || mishap === null)) break;
  }
  const [first] = killers;
  if (first) {
    const requirement = fault.requirements.find((id) => first.vector.requirements.includes(id));
    return {
      verdict: 'killed',
      by: first.vector.id,
      ...(requirement !== undefined && { requirement }),
      ...(options.all && { killers: killers.map(({ vector }) => vector.id) }),
      ran,
    };
  }
  if (mishap !== null) return { verdict: 'error', reason: mishap, ran };
  const reason = other
    ? `${other.vector.id} fails, and names none of ${fault.requirements.join(', ')}`
    : 'No vector fails';
  return { verdict: 'survived', reason, ran };
}

function byCloseness(entries: readonly SuiteVector[]): readonly SuiteVector[] {
  return entries.toSorted((a, b) => a.vector.requirements.length - b.vector.requirements.length || a.index - b.index);
}

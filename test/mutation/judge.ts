import type { Model } from '../../codegen/model/model.ts';
import type { Limits } from '../../codegen/mutate/equivalents/rule.ts';
import type { Mutant } from '../../codegen/mutate/mutant.ts';
import { ordered } from '../../codegen/mutate/order.ts';
import { Baseline } from './baseline.ts';
import { isRefusal, MutantDevice } from './device.ts';
import { explain } from './explain.ts';
import { HABITS, type Habit } from './habits.ts';
import type { Judgement, JudgeOptions } from './judgement.ts';
import { judgeLayout, type CodecsByStruct } from './judge-layout.ts';
import { concerned, type SuiteVector } from './suite.ts';

/** What every mutant of a model is judged by. */
export interface Ground {
  /** The unchanged text. */
  readonly model: Model;
  readonly suite: readonly SuiteVector[];
  /** Codec vectors by the layout that they are about. */
  readonly codecs: CodecsByStruct;
  readonly baseline: Baseline;
  /** The limits under which the vectors run. */
  readonly worlds: readonly Limits[];
}

/** The ground for the mutants of a model. */
export function groundOf(model: Model, suite: readonly SuiteVector[], codecs: CodecsByStruct = new Map()): Ground {
  const worlds = new Map(suite.map(({ file: { world } }) => [JSON.stringify(world), world]));
  return { model, suite, codecs, baseline: new Baseline(model), worlds: [...worlds.values()] };
}

/**
 * Runs the vectors of the unchanged text on a mutant. Where it changes a layout, that layout's codec vectors come first: they
 * need no device. The usual device comes first; where no vector fails on it, a reason is
 * looked for, and where there is none the other habits are tried.
 */
export async function judge(
  mutant: Mutant,
  { suite, model, codecs, baseline, worlds }: Ground,
  options: JudgeOptions,
): Promise<Judgement> {
  const wrong = await judgeLayout(mutant, codecs, options);
  if (wrong) return wrong;
  const order = ordered(concerned(suite, mutant, model), mutant);
  let ran = 0;
  for (const habit of HABITS) {
    const run = await runAll(mutant, { order, model, baseline }, habit, options);
    ran += run.ran;
    const [first] = run.killers;
    if (first) return { ...killed(mutant, first, run.killers, habit, options), ran };
    if (run.refused !== null) return { verdict: 'ill-formed', reason: run.refused, ran };
    if (run.mishap !== null) return { verdict: 'error', reason: run.mishap, ran };
    const explained = habit === HABITS[0] ? explain(mutant, model, worlds) : null;
    if (explained) return { ...explained, ran };
  }
  return { verdict: 'survived', ran };
}

interface Run {
  readonly killers: readonly SuiteVector[];
  /** Why the text is none; `null` where the device works. */
  readonly refused: string | null;
  /** What went wrong that is not the device's fault. */
  readonly mishap: string | null;
  readonly ran: number;
}

async function runAll(
  mutant: Mutant,
  { order, model, baseline }: Pick<Ground, 'model' | 'baseline'> & { readonly order: readonly SuiteVector[] },
  habit: Habit,
  { all }: JudgeOptions,
): Promise<Run> {
  const device = new MutantDevice(mutant.model, model, habit);
  const killers: SuiteVector[] = [];
  let mishap: string | null = null;
  let ran = 0;
  try {
    for (const entry of order) {
      ran += 1;
      const { outcome, thrown } = await device.run(entry);
      if (isRefusal(thrown)) return { killers, refused: thrown.message, mishap, ran };
      // A device that breaks down is as wrong as one that answers wrongly.
      if (['fail', 'timeout', 'error', 'blocked'].includes(outcome.verdict)) {
        if (!(await baseline.passes(entry, habit))) {
          mishap ??= `${entry.vector.id} fails on the unchanged text as well (${habit.name}); run "snvme run"`;
          continue;
        }
        killers.push(entry);
        if (!all) break;
      }
    }
  } catch (error) {
    if (isRefusal(error)) return { killers, refused: error.message, mishap, ran };
    throw error;
  }
  return { killers, refused: null, mishap, ran };
}

function killed(
  { readers }: Mutant,
  { vector: { id, requirements } }: SuiteVector,
  killers: readonly SuiteVector[],
  habit: Habit,
  { all }: JudgeOptions,
): Omit<Judgement, 'ran'> {
  const requirement = requirements.find((each) => readers.includes(each)) ?? requirements[0];
  return {
    verdict: 'killed',
    by: id,
    ...(requirement !== undefined && { requirement }),
    ...(habit !== HABITS[0] && { habit: habit.name }),
    ...(all && { killers: killers.map(({ vector }) => vector.id) }),
  };
}

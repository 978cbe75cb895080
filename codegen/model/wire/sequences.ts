import { sha256 } from '../sha256.ts';
import type { WireStep } from './wire.ts';

/** A run of steps is shared from so many vectors on, and from so many steps on. */
const USES = 3;
const STEPS = 3;

/** Vectors whose steps are shared runs and single steps, and the runs by name. */
export interface Sequenced {
  readonly sequences: Readonly<Record<string, readonly WireStep[]>>;
  readonly steps: readonly (readonly WireStep[])[];
}

/** Finds how vectors begin alike, and how they end alike; each gets its longest beginning and its longest end that others have. */
export function withSequences(all: readonly (readonly WireStep[])[]): Sequenced {
  const sequences = new Map<string, readonly WireStep[]>();
  const begun = replaceRuns(all, 'begin', sequences);
  const reversed = replaceRuns(
    begun.map((steps) => steps.toReversed()),
    'end',
    sequences,
  );
  return {
    sequences: Object.fromEntries([...sequences].sort(([a], [b]) => (a < b ? -1 : 1))),
    steps: reversed.map((steps) => steps.toReversed()),
  };
}

/** Puts a name in place of the longest run of first steps that several vectors have. */
function replaceRuns(
  all: readonly (readonly WireStep[])[],
  word: 'begin' | 'end',
  sequences: Map<string, readonly WireStep[]>,
): (readonly WireStep[])[] {
  const numbers = new Map<string, number>();
  const numbered = all.map((steps) =>
    steps.map((step) => {
      const text = JSON.stringify(step);
      const number = numbers.get(text) ?? numbers.size;
      numbers.set(text, number);
      return number;
    }),
  );
  const counts = new Map<string, number>();
  for (const steps of numbered) for (const run of runsOf(steps)) counts.set(run, (counts.get(run) ?? 0) + 1);
  return all.map((steps, index) => {
    const runs = runsOf(numbered[index] ?? []);
    const length = runs.findLastIndex((run) => (counts.get(run) ?? 0) >= USES) + 1;
    const run = steps.slice(0, length);
    if (length < STEPS || run.some((step) => typeof step === 'string' && step.startsWith('@'))) return steps;
    const ordered = word === 'end' ? run.toReversed() : run;
    const name = `@${word}-${sha256(JSON.stringify(ordered)).slice(0, 8)}`;
    sequences.set(name, ordered);
    return [name, ...steps.slice(length)];
  });
}

/** The run of the first step, of the first two, and so on. */
function runsOf(numbers: readonly number[]): string[] {
  let run = '';
  return numbers.map((number) => (run += `${number},`));
}

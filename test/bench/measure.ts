import { Bench } from 'tinybench';
import { baseline } from './baseline.ts';
import type { Workload } from './workloads.ts';

/** How long is measured. */
export interface MeasureOptions {
  /** Runs of every benchmark; the figure is their median. */
  readonly runs: number;
  /** Milliseconds of each benchmark in a run. */
  readonly time: number;
  /** Commands of one sample, at least one round of the queue: many enough that the clock costs nothing. */
  readonly batch: number;
  /** Takes the middle sample of a run instead of the mean: for comparisons on a machine that also does other work. */
  readonly byMiddle?: boolean;
}

/** What one benchmark came to. */
export interface Figure {
  readonly name: string;
  /** The median of all runs. */
  readonly perSecond: number;
  readonly lowest: number;
  readonly highest: number;
  /** Commands in the time of one unit of the baseline, the median over all runs. */
  readonly ratio: number;
}

/** Units of the baseline in one sample. */
const UNITS = 10;
const BASELINE = 'baseline';

/**
 * Measures commands per second. Every run measures the baseline and all workloads, one after the other, so that whatever
 * else the machine does falls on all of them.
 */
export function measure(workloads: readonly Workload[], options: MeasureOptions): readonly Figure[] {
  const runs = Array.from({ length: options.runs }, (_, i) => measureOnce(workloads, options, i === 0));
  return workloads.map(({ name }) => {
    const rates = runs.map((run) => run.get(name) as number);
    return {
      name,
      perSecond: median(rates),
      lowest: Math.min(...rates),
      highest: Math.max(...rates),
      ratio: median(runs.map((run) => (run.get(name) as number) / (run.get(BASELINE) as number))),
    };
  });
}

/** Units per second by benchmark, in one run. */
function measureOnce(
  workloads: readonly Workload[],
  { time, batch, byMiddle = false }: MeasureOptions,
  warmup: boolean,
): ReadonlyMap<string, number> {
  const bench = new Bench({ time, iterations: 1, warmup, warmupTime: time, warmupIterations: 1, throws: true });
  const units = new Map<string, number>([[BASELINE, UNITS]]);
  bench.add(BASELINE, () => {
    for (let unit = 0; unit < UNITS; unit++) baseline();
  });
  for (const { name, depth, run } of workloads) {
    const rounds = Math.max(1, Math.round(batch / depth));
    units.set(name, rounds * depth);
    bench.add(name, () => run(rounds));
  }
  return new Map(
    bench.runSync().map(({ name, result }) => {
      if (result.state !== 'completed')
        throw new Error(`Unexpected benchmark ${name} that is ${result.state}, expected one that has completed`);
      return [name, ((units.get(name) as number) * 1000) / (byMiddle ? result.latency.p50 : result.latency.mean)];
    }),
  );
}

/** The middle one of an odd number of values, the upper middle one of an even number. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

import { allInvariants } from './invariants/all.ts';
import type { Counters, FuzzResult, Outcomes, Report } from './report.ts';
import { mergeOutcomes } from './report.ts';

type Totals = Record<Exclude<keyof Counters, 'outcomes'>, number>;

/** A result for people. */
export function fuzzText(result: FuzzResult): string {
  const { seed, reports, seconds, growth } = result;
  const total = totals(reports);
  const rate = Math.round(total.steps / seconds);
  const lines = [
    ...outcomeLines(outcomesOf(reports)),
    '',
    `seed ${seed}: ${total.steps} steps on ${reports.length} devices in ${seconds.toFixed(1)} s, ${rate} steps/s`,
    `${total.completed} commands completed, ${total.resets} resets, ${total.faults} faults, ${total.moved} bytes moved`,
    `${total.created} extended controllers created, ${total.enabled} enabled, ${total.failed} failed`,
    `checked after each step: ${names().join('; ')}`,
    ...(growth === null
      ? []
      : [`I9 leaks: the heap grew by ${(growth / 2 ** 20).toFixed(1)} MiB while one device lived`]),
    ...violationLines(reports),
  ];
  return `${lines.join('\n')}\n`;
}

/** The invariants of a run. I9 is the heap; I10 needs two devices, and is the differential run of `npm run prove`. */
function names(): readonly string[] {
  return allInvariants().map(({ name }) => name);
}

/** A result for machines. */
export function fuzzJson({ seed, reports, seconds, growth }: FuzzResult): string {
  const total = totals(reports);
  const found = reports.find(({ violation }) => violation !== null);
  const result = {
    seed,
    seconds,
    rate: total.steps / seconds,
    devices: reports.length,
    ...total,
    growth,
    invariants: names(),
    violation: found ? { seed: found.seed, ...found.violation } : null,
    outcomes: outcomesOf(reports),
  };
  return `${JSON.stringify(result, null, 1)}\n`;
}

function totals(reports: readonly Report[]): Totals {
  const total: Totals = {
    steps: 0,
    completed: 0,
    resets: 0,
    faults: 0,
    created: 0,
    enabled: 0,
    failed: 0,
    moved: 0,
  };
  for (const { counters } of reports)
    for (const name of Object.keys(total) as (keyof Totals)[]) total[name] += counters[name];
  return total;
}

function outcomesOf(reports: readonly Report[]): Outcomes {
  return mergeOutcomes(reports.map(({ counters }) => counters.outcomes));
}

function outcomeLines(outcomes: Outcomes): readonly string[] {
  return Object.entries(outcomes).map(([name, statuses]) => {
    const counts = Object.entries(statuses).sort(([, a], [, b]) => b - a);
    return `${name}: ${counts.map(([status, count]) => `${count} ${status}`).join(', ')}`;
  });
}

function violationLines(reports: readonly Report[]): readonly string[] {
  return reports.flatMap(({ seed, violation }) =>
    violation === null
      ? []
      : [
          '',
          `VIOLATION of "${violation.invariant}" with seed ${seed} after step ${violation.step}: ${violation.message}`,
          `replay: npm run fuzz -- --seed ${seed} --steps ${violation.step + 1} --first ${violation.step + 1}`,
          'the last steps:',
          ...violation.last.map((line) => `  ${line}`),
        ],
  );
}

import type { Model } from '../../codegen/model/model.ts';
import { missing } from './coverage.ts';
import { allInvariants } from './invariants/all.ts';
import type { Counters, Counts, FuzzResult, Outcomes, Report } from './report.ts';
import { mergeCounts, mergeOutcomes } from './report.ts';

/** What `mergeCounts` and `mergeOutcomes` sum up, and all else. */
type Maps = 'outcomes' | 'kinds' | 'faultKinds' | 'worlds';
type Totals = Record<Exclude<keyof Counters, Maps>, number>;

/** Status code types as the base specification calls them. */
const STATUS_CODE_TYPES = ['generic', 'command specific', 'media and data integrity', 'path related'];

/** A result for people. */
export function fuzzText(result: FuzzResult, model: Model): string {
  const { seed, reports, seconds, growth } = result;
  const total = totals(reports);
  const maps = merged(reports);
  const rate = Math.round(total.steps / seconds);
  const lines = [
    'Commands, by how they ended',
    ...outcomeLines(maps.outcomes),
    '',
    `Statuses: ${countsLine(statusTypes(model, maps.outcomes))}`,
    `Steps of the host: ${countsLine(maps.kinds)}`,
    `Faults: ${countsLine(maps.faultKinds)}`,
    `Worlds: ${countsLine(maps.worlds)}`,
    '',
    'Never reached',
    ...Object.entries(missing(model, maps)).map(([name, list]) => `  ${name}: ${list.join('; ') || 'none is missing'}`),
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
export function fuzzJson({ seed, reports, seconds, growth }: FuzzResult, model: Model): string {
  const total = totals(reports);
  const maps = merged(reports);
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
    ...maps,
    missing: missing(model, maps),
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

function merged(reports: readonly Report[]): Pick<Counters, Maps> {
  const all = reports.map(({ counters }) => counters);
  return {
    outcomes: mergeOutcomes(all.map(({ outcomes }) => outcomes)),
    kinds: mergeCounts(all.map(({ kinds }) => kinds)),
    faultKinds: mergeCounts(all.map(({ faultKinds }) => faultKinds)),
    worlds: mergeCounts(all.map(({ worlds }) => worlds)),
  };
}

/** How often commands ended with a status of each type. */
function statusTypes({ statuses }: Model, outcomes: Outcomes): Counts {
  const types = new Map(statuses.map(({ name, value }) => [name, value >> 8]));
  return mergeCounts(
    Object.values(outcomes).flatMap((counts) =>
      Object.entries(counts).map(([status, count]) => {
        const type = types.get(status) ?? 0;
        return { [`type ${type}h (${STATUS_CODE_TYPES[type] ?? 'other'})`]: count };
      }),
    ),
  );
}

function outcomeLines(outcomes: Outcomes): readonly string[] {
  const width = Math.max(0, ...Object.keys(outcomes).map(({ length }) => length));
  return Object.entries(outcomes)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, statuses]) => `  ${name.padEnd(width)}  ${countsLine(statuses)}`);
}

/** The most frequent first. */
function countsLine(counts: Counts): string {
  return Object.entries(counts)
    .sort(([, a], [, b]) => b - a)
    .map(([name, count]) => `${count} ${name}`)
    .join(', ');
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

import { isDeepStrictEqual } from 'node:util';
import { UsageError } from '../runner/request.ts';
import { parseShard, type Shard } from '../runner/select.ts';
import type { RunRecord } from './record.ts';

/**
 * One record of the parts of a run that was split with `--shard`, with its results by group and id.
 * @throws UsageError where the parts are not those of one run: another set, device or selection, a part that is missing or twice.
 */
export function mergedRuns(parts: readonly RunRecord[]): RunRecord {
  const [first, ...others] = parts;
  if (!first || others.length === 0) throw new UsageError('Unexpected single report, expected at least two to merge');
  for (const other of others) requireSame(first, other);
  requireComplete(parts);
  const results = parts.flatMap((part) => part.results);
  const ids = new Set<string>();
  for (const { id } of results) {
    if (ids.has(id)) throw new UsageError(`Unexpected vector ${id} in two reports, expected it in one`);
    ids.add(id);
  }
  const options = { ...first.options, shard: null };
  const started = parts.map((part) => part.started).toSorted()[0] ?? first.started;
  return { ...first, started, options, results: results.toSorted(byGroupAndId) };
}

function byGroupAndId(a: RunRecord['results'][number], b: RunRecord['results'][number]): number {
  return a.group === b.group ? compare(a.id, b.id) : compare(a.group, b.group);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** What all parts of one run have in common, in words. */
const COMMON: readonly (readonly [words: string, of: (run: RunRecord) => unknown])[] = [
  ['specification', ({ specification }) => specification],
  ['set of vectors', ({ vectors }) => vectors],
  ['runner', ({ runner }) => runner],
  ['device', ({ device }) => device],
  ['options', ({ options }) => ({ ...options, shard: null })],
  ['number of parts', (run) => shardOf(run)?.count ?? null],
];

function requireSame(one: RunRecord, other: RunRecord): void {
  for (const [words, of] of COMMON)
    if (!isDeepStrictEqual(of(one), of(other)))
      throw new UsageError(
        `Unexpected ${words} ${JSON.stringify(of(other))} of one report, expected that of the first: ${JSON.stringify(of(one))}`,
      );
}

function shardOf({ options: { shard } }: RunRecord): Shard | null {
  return shard === null ? null : parseShard(shard);
}

function requireComplete(parts: readonly RunRecord[]): void {
  const count = parts.map(shardOf)[0]?.count;
  if (count === undefined) throw new UsageError('Unexpected report of a whole run, expected parts made with --shard');
  const found = parts.map((part) => shardOf(part)?.index);
  for (let index = 1; index <= count; index += 1) {
    const times = found.filter((each) => each === index).length;
    if (times !== 1)
      throw new UsageError(`Unexpected part ${index}/${count} ${times === 0 ? 'missing' : 'twice'}, expected it once`);
  }
}

import { describe, expect, it } from 'vitest';
import { record } from './fixtures.ts';
import { mergedRuns } from './merge.ts';
import type { RunRecord } from './record.ts';

function part(index: number, results: RunRecord['results'], count = 2): RunRecord {
  return { ...record, options: { ...record.options, shard: `${index}/${count}` }, results };
}

const [one, two] = [part(1, record.results.slice(0, 3)), part(2, record.results.slice(3))];

describe('mergedRuns', () => {
  it('joins the parts of a run, in whatever order they come', () => {
    const merged = mergedRuns([two, one]);
    expect(merged.results.map(({ id }) => id)).toEqual(record.results.map(({ id }) => id).toSorted());
    expect(merged.options).toEqual(record.options);
    expect(merged).toEqual(mergedRuns([one, two]));
  });

  it.each([
    ['a part that is missing', [part(1, one.results, 3), part(2, two.results, 3)], 'part 3/3 missing'],
    ['a part that is there twice', [one, part(1, [])], 'part 1/2 twice'],
    ['whole runs', [record, record], 'expected parts made with --shard'],
    ['another set', [one, { ...two, vectors: 'sha256:1' }], 'Unexpected set of vectors "sha256:1"'],
    ['another device', [one, { ...two, device: { ...two.device, version: '9' } }], 'Unexpected device'],
    ['a vector in both', [one, part(2, record.results.slice(2))], 'Unexpected vector create.timeout in two reports'],
    ['one report', [one], 'expected at least two'],
  ])('refuses %s', (_, parts, message) => {
    expect(() => mergedRuns(parts)).toThrow(message);
  });
});

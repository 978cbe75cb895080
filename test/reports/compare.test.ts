import { describe, expect, it } from 'vitest';
import type { Verdict } from '../runner/result.ts';
import { compareRuns, comparisonText, isWorse } from './compare.ts';
import { record } from './fixtures.ts';
import type { RunRecord } from './record.ts';

function run(verdicts: Readonly<Record<string, Verdict>>): RunRecord {
  const common = { group: 'g', title: 't', requirements: [], milliseconds: 1 };
  return { ...record, results: Object.entries(verdicts).map(([id, verdict]) => ({ ...common, id, verdict })) };
}

describe('compareRuns', () => {
  it.each<[keyof ReturnType<typeof compareRuns>, Verdict | null, Verdict | null, boolean]>([
    ['worse', 'pass', 'fail', true],
    ['worse', 'skip', 'timeout', true],
    ['worse', null, 'error', true],
    ['worse', 'pass', 'deviation', true],
    ['other', 'fail', 'deviation', false],
    ['lost', 'pass', 'skip', true],
    ['gone', 'fail', null, true],
    ['better', 'fail', 'pass', false],
    ['appeared', null, 'pass', false],
    ['other', 'fail', 'error', false],
  ])('%s: %s -> %s', (list, before, after, bad) => {
    const [old, now] = [run(before ? { a: before } : {}), run(after ? { a: after } : {})];
    const comparison = compareRuns(old, now);
    expect(comparison[list]).toEqual([{ id: 'a', before, after }]);
    expect(Object.values(comparison).flat()).toHaveLength(1);
    expect(isWorse(comparison)).toBe(bad);
  });

  it('says that nothing changed, or what the runs differ in besides', () => {
    expect(comparisonText(record, record)).toBe('Every vector has the same verdict\n');
    const other = { ...run({ a: 'fail' }), vectors: 'sha256:1' };
    expect(comparisonText(run({ a: 'pass' }), other)).toBe('Of another vectors\nNewly failing: 1\n  a: pass -> fail\n');
  });
});

import { expect, it } from 'vitest';
import { record, results } from './fixtures.ts';
import { recordHash } from './json.ts';
import { judgeRequirements } from './requirements.ts';
import { statementJson, statementText } from './statement.ts';

it('a requirement has the worst result of its vectors, and none where none was run', () => {
  expect(judgeRequirements(record).map(({ id, result }) => [id, result])).toEqual([
    ['XC-CRE-1', 'fail'],
    ['XC-CRE-2', 'not run'],
    ['XC-CRE-3', 'no vector'],
  ]);
  const without = (...verdicts: string[]): string | undefined =>
    judgeRequirements({ ...record, results: results.filter(({ verdict }) => !verdicts.includes(verdict)) })[0]?.result;
  expect(without('fail', 'timeout')).toBe('error');
  expect(without('fail', 'timeout', 'error')).toBe('pass');
  expect(without('fail', 'timeout', 'error', 'pass')).toBe('not run');
});

it('statementJson names what was run on what', () => {
  const { specification, vectors, device, options } = record;
  expect(JSON.parse(statementJson(record))).toMatchObject({
    format: 'snvme-statement/1',
    ...{ specification, vectors, device, options },
    run: recordHash(record),
    requirements: [{ id: 'XC-CRE-1', result: 'fail', passed: 1, failed: 2, errors: 1 }, {}, {}],
  });
});

it('statementText says what the run left out', () => {
  const text = statementText({ ...record, options: { ...record.options, only: ['XC-*'], shard: '1/2' } });
  expect(text).toContain('Selection:     only XC-*, shard 1/2\n');
  expect(text).toContain('Serial number: S1\n');
  expect(text).toContain('Requirements, no vector: 1\n  XC-CRE-3\n');
});

it('a known departure is neither a pass nor a failure of its requirement, and is named with its reason', () => {
  const run = {
    ...record,
    results: [
      ...results.slice(0, 1),
      ...results.slice(1, 2).map((result) => ({ ...result, verdict: 'deviation' as const, reason: 'bug 1' })),
    ],
  };
  expect(judgeRequirements(run)[0]?.result).toBe('deviation');
  expect(JSON.parse(statementJson(run))).toMatchObject({ deviations: [{ id: 'create.fail', reason: 'bug 1' }] });
  expect(statementText(run)).toContain('Deviation create.fail: bug 1\n');
});

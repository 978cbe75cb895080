import { expect, it } from 'vitest';
import { record, results } from './fixtures.ts';
import { jsonReport, recordHash } from './json.ts';

it('jsonReport holds the run, its summary and every result', () => {
  expect(JSON.parse(jsonReport(record))).toEqual({
    ...record,
    summary: { total: 7, passed: 1, deviations: 0, failed: 2, skipped: 1, pending: 1, errors: 2 },
  });
});

it('recordHash is that of what a run says, without its times', () => {
  const later = { ...record, started: '2027-01-31T12:00:00.000Z' };
  expect(recordHash({ ...later, results: results.map((result) => ({ ...result, milliseconds: 9 })) })).toBe(
    recordHash(record),
  );
  expect(recordHash({ ...record, results: results.slice(1) })).not.toBe(recordHash(record));
});

import { expect, it } from 'vitest';
import { results } from './fixtures.ts';
import { jsonReport } from './json.ts';

it('jsonReport holds the summary and every result', () => {
  expect(JSON.parse(jsonReport(results))).toEqual({
    summary: { total: 7, passed: 1, deviations: 0, failed: 2, skipped: 1, pending: 1, errors: 2 },
    results,
  });
});

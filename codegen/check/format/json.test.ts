import { expect, test } from 'vitest';
import { FINDING } from './finding.fixture.ts';
import { formatJson } from './json.ts';

test('writes the findings as they are', () => {
  expect(JSON.parse(formatJson([FINDING]))).toEqual([FINDING]);
  expect(formatJson([])).toBe('[]\n');
});

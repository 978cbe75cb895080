import { expect, test } from 'vitest';
import { joined } from './repeat.ts';
import type { Verdict, VectorResult } from './result.ts';

const result = (id: string, verdict: Verdict, reason?: string): VectorResult => ({
  id,
  group: 'g',
  title: id,
  requirements: [],
  verdict,
  milliseconds: 1,
  ...(reason !== undefined && { reason }),
});

test('a vector that passes once and fails once is a failure that says so', () => {
  const [one, two] = joined([
    [result('a', 'pass'), result('b', 'pass')],
    [result('b', 'fail'), result('a', 'pass')],
    [result('a', 'pass'), result('b', 'pass')],
  ]);
  expect(one).toEqual(result('a', 'pass'));
  expect(two).toMatchObject({ verdict: 'fail', reason: 'Unsteady: pass 2 of 3 times, fail 1 of 3 times' });
});

test('the reason of the run that counts stays', () => {
  const [only] = joined([[result('a', 'pass')], [result('a', 'error', 'The adapter failed')]]);
  expect(only?.reason).toBe('Unsteady: pass 1 of 2 times, error 1 of 2 times; The adapter failed');
});

test('one run is left as it is', () => {
  const run = [result('a', 'skip', 'EXT.X > 1')];
  expect(joined([run])).toBe(run);
});

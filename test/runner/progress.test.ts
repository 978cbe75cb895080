import { expect, it } from 'vitest';
import { results } from '../reports/fixtures.ts';
import { scenario, vectorFile } from './fixtures.ts';
import { countSelected, Progress } from './progress.ts';

it('Progress draws at most ten times a second, counts what failed, and clears its line', () => {
  let [now, text] = [0, ''];
  const progress = new Progress(
    (more) => void (text += more),
    7,
    () => now,
  );
  for (const result of results) {
    progress.add(result);
    now += 60;
  }
  progress.end();
  expect(text.split('\r\u001b[K')).toEqual([
    '',
    '1 of 7 vectors',
    '3 of 7 vectors, 2 failed',
    '5 of 7 vectors, 2 failed',
    '7 of 7 vectors, 4 failed',
    '',
  ]);
});

it('a run of nothing draws nothing', () => {
  let text = '';
  new Progress((more) => void (text += more), 0).end();
  expect(text).toBe('');
});

it('countSelected counts what a selection leaves', () => {
  const files = [vectorFile(scenario('a', []), scenario('b', []))];
  expect([countSelected(files, { only: [], skip: [] }), countSelected(files, { only: [], skip: ['a'] })]).toEqual([
    2, 1,
  ]);
});

import { expect, it } from 'vitest';
import { scaleBench, scaleText } from './scale.ts';

it('measures a command beside other controllers, pairs of create and delete, and the heap of an idle one', () => {
  const report = scaleBench({ spec: 'spec', runs: 1, time: 0, configured: [1, 3], created: 40 });
  expect(report.figures.map(({ controllers, areConfigured }) => [controllers, areConfigured])).toEqual([
    [1, true],
    [3, true],
    [39, false],
  ]);
  for (const { one, spread, ratio } of report.figures) {
    expect(one).toBeGreaterThan(0);
    expect(spread === null || spread > 0).toBe(true);
    expect(ratio).toBeGreaterThan(0);
  }
  expect(report.figures[0]?.ratio).toBe(1);
  expect(report.pairs.map(({ beside, perSecond }) => [beside, perSecond > 0])).toEqual([
    [0, true],
    [39, true],
  ]);
  expect(Number.isFinite(report.idleBytes)).toBe(true);
  expect(scaleText(report)).toMatch(/^a command, median of 1 .*\n1 with two queue pairs .*\n3 with/);
});

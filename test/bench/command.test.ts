import { expect, it } from 'vitest';
import { executeBench } from './command.ts';
import type { BenchReport } from './report.ts';
import { median } from './measure.ts';

it('measures every benchmark on the real controller', async () => {
  let text = '';
  const request = { json: true, runs: 1, time: 0, heapCommands: 64 } as const;
  const report = await executeBench(request, (part) => (text += part));
  expect(JSON.parse(text) as BenchReport).toEqual(report);
  expect(report.figures.map(({ name }) => name)).toEqual([
    'Get Features',
    'Identify Controller, 4 KiB',
    'Read 4 KiB, depth 1',
    'Read 4 KiB, depth 32',
    'ring to CQE (Get Features)',
  ]);
  for (const { name, perSecond, ratio } of report.figures) {
    expect(perSecond, name).toBeGreaterThan(0);
    expect(ratio, name).toBeGreaterThan(0);
  }
  expect(report.heap).toHaveLength(report.figures.length);
  for (const { commands, bytesPerCommand } of report.heap) {
    expect(commands).toBeGreaterThanOrEqual(64);
    expect(Number.isFinite(bytesPerCommand)).toBe(true);
  }
  expect(report.node).toBe(process.version);
});

it('prints a table for people', async () => {
  let text = '';
  await executeBench({ json: false, runs: 1, time: 0, heapCommands: 32, only: ['depth 1'] }, (part) => (text += part));
  expect(text).toMatch(/^Node v\d+.*\n\ncommands per second .*\nRead 4 KiB, depth 1 .*\n\nheap growth/);
});

it('takes the middle of the runs', () => {
  expect(median([5, 1, 900])).toBe(5);
});

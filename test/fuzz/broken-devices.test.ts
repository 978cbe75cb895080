import { expect, it } from 'vitest';
import { model } from '../runner/fixtures.ts';
import { allInvariants } from './invariants/all.ts';
import { BROKEN_DEVICES } from './broken-devices.ts';
import { MOST_GROWTH } from './command.ts';
import { HeapWatch } from './heap-watch.ts';
import type { RunOptions } from './run.ts';
import { run } from './run.ts';
import { completions } from './tampering.ts';
import { LIMITS } from '../../reference/host/fixtures.ts';

/** Some mistakes show only after a rare thing: most are seen with the first seed. */
const SEEDS = Array.from({ length: 24 }, (_, i) => i + 1);
const STEPS = 1500;

it.each(BROKEN_DEVICES)(
  '$caughtBy: a device that $mistake is noticed',
  ({ tampering, caughtBy, skip = [], limits }) => {
    for (const seed of SEEDS) {
      const { violation } = run(seed, STEPS, { model, tampering, skip, limits: { ...LIMITS, ...limits } });
      if (violation === null) continue;
      expect(violation.invariant, violation.message).toBe(caughtBy);
      return;
    }
    expect.fail(`${SEEDS.length} runs of ${STEPS} steps noticed nothing`);
  },
);

it('I9: a device that keeps something of every command is noticed by its heap', () => {
  const kept: number[][] = [];
  const tampering = completions(() => void kept.push(new Array<number>(120_000).fill(kept.length)));
  const growth = (options: Pick<RunOptions, 'tampering'>): number => {
    const watch = new HeapWatch();
    const { violation } = run(1, 4500, { model, limits: LIMITS, onStep: (step) => watch.look(step), ...options });
    expect(violation).toBeNull();
    return watch.growth ?? 0;
  };
  expect(growth({})).toBeLessThan(MOST_GROWTH);
  expect(growth({ tampering })).toBeGreaterThan(MOST_GROWTH);
});

it('each invariant notices some broken device', () => {
  const caught = new Set(BROKEN_DEVICES.map(({ caughtBy }) => caughtBy));
  const names = allInvariants().map(({ name }) => name);
  expect(names.filter((name) => !caught.has(name))).toEqual([]);
});

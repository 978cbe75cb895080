import { expect, it } from 'vitest';
import { model } from '../runner/fixtures.ts';
import { allInvariants } from './invariants/all.ts';
import { BROKEN_DEVICES } from './broken-devices.ts';
import { run } from './run.ts';
import { LIMITS } from '../../reference/host/fixtures.ts';

const SEEDS = [1, 2, 3, 4];
const STEPS = 1500;

it.each(BROKEN_DEVICES)('$caughtBy: a device that $mistake is noticed', ({ tampering, caughtBy, skip = [] }) => {
  for (const seed of SEEDS) {
    const { violation } = run(seed, STEPS, { model, tampering, skip, limits: LIMITS });
    if (violation === null) continue;
    expect(violation.invariant, violation.message).toBe(caughtBy);
    return;
  }
  expect.fail(`${SEEDS.length} runs of ${STEPS} steps noticed nothing`);
});

it('each invariant notices some broken device', () => {
  const caught = new Set(BROKEN_DEVICES.map(({ caughtBy }) => caughtBy));
  const names = allInvariants().map(({ name }) => name);
  expect(names.filter((name) => !caught.has(name))).toEqual([]);
});

import { expect, it } from 'vitest';
import { model } from '../../test/spec-model.ts';
import { Bench } from './fixtures.ts';
import { isPending, maskVector } from './message-setup.ts';

it('maskVector holds the interrupts of a vector back until the mask is taken away', () => {
  const bench = new Bench(model);
  maskVector(bench.controller, 0, true);
  bench.interrupts.length = 0;
  bench.primary.admin.identify();
  expect(bench.interrupts).toEqual([]);
  expect([0, 1].map((vector) => isPending(bench.controller, vector))).toEqual([true, false]);
  maskVector(bench.controller, 0, false);
  expect(bench.interrupts).toEqual([0]);
  expect(isPending(bench.controller, 0)).toBe(false);
});

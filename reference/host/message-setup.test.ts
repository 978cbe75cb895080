import { expect, it } from 'vitest';
import { model } from '../../test/spec-model.ts';
import { Bench } from './fixtures.ts';
import { maskVector } from './message-setup.ts';

it('maskVector holds the interrupts of a vector back until the mask is taken away', () => {
  const bench = new Bench(model);
  maskVector(bench.controller, 0, true);
  bench.interrupts.length = 0;
  bench.primary.admin.identify();
  expect(bench.interrupts).toEqual([]);
  maskVector(bench.controller, 0, false);
  expect(bench.interrupts).toEqual([0]);
});

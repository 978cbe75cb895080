import { expect, it } from 'vitest';
import { differential } from '../driver-suite/differential/differential.ts';

const SEEDS = Array.from({ length: 50 }, (_, i) => 1000 + i);

it.each(SEEDS)('a primary and a composed extended controller answer alike, seed %i', (seed) => {
  expect(differential(seed, 2000).differences).toEqual([]);
});

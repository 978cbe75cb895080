import { expect, test } from 'vitest';
import { scenario, vectorFile } from './fixtures.ts';
import { shuffled } from './order.ts';

const files = [1, 2, 3, 4].map((file) => ({
  ...vectorFile(...Array.from({ length: 20 }, (_, i) => scenario(`v-${file}-${i}`, []))),
  group: `g-${file}`,
}));
const ids = (seed: number): readonly string[] =>
  shuffled(files, seed).flatMap(({ vectors }) => vectors.map(({ id }) => id));

test('every vector is there once, in an order that the seed decides', () => {
  const given = files.flatMap(({ vectors }) => vectors.map(({ id }) => id));
  expect(ids(1).toSorted()).toEqual(given.toSorted());
  expect(ids(1)).toEqual(ids(1));
  expect(ids(1)).not.toEqual(given);
  expect(ids(2)).not.toEqual(ids(1));
});

import { expect, test } from 'vitest';
import { fullList } from './full-list.ts';

test('a list is filled with zeros up to what is transferred', () => {
  expect(fullList([{ A: 1 }], 3, { A: 0 })).toEqual([{ A: 1 }, { A: 0 }, { A: 0 }]);
  expect(fullList([{ A: 1 }, { A: 2 }], 1, { A: 0 })).toEqual([{ A: 1 }, { A: 2 }]);
});

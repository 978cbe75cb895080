import { expect, it } from 'vitest';
import { statusRow, switches } from './fixtures.ts';
import { mutants } from './mutate.ts';
import { sample } from './sample.ts';

const all = [...mutants(switches({}, { conditions: [statusRow('C-1', 'NUM > 3 and MAX = 4 or NUM + MAX > MOST')] }))];
const idsOf = (seed: number): string[] => sample(all, 2, seed).map(({ id }) => id);

it('draws the same mutants for the same seed, in the order of the text', () => {
  expect(idsOf(7)).toEqual(idsOf(7));
  expect(idsOf(7)).toEqual(all.map(({ id }) => id).filter((id) => idsOf(7).includes(id)));
  expect(idsOf(1)).toEqual([
    'C-1:negate',
    'C-1:status',
    'C-1:or',
    'C-1:drop-right-2',
    'C-1:greater-or-equal',
    'C-1:less-or-equal',
    'C-1:other-field-2',
    'C-1:constant-plus-1-2',
    'C-1:other-field-4',
    'C-1:limit-plus-1',
    'X.STATE:initial',
    'PC.LAST:initial',
    'XINFO.C:shift-field',
    'XINFO.C:narrow-field',
  ]);
});

it('draws so many of each class, and others for another seed', () => {
  const counts = new Map<string, number>();
  for (const mutant of sample(all, 2, 1)) counts.set(mutant.class, (counts.get(mutant.class) ?? 0) + 1);
  expect(Math.max(...counts.values())).toBe(2);
  expect(counts.size).toBe(new Set(all.map((mutant) => mutant.class)).size);
  expect([2, 3, 4].map((seed) => idsOf(seed).join())).not.toEqual([1, 1, 1].map((seed) => idsOf(seed).join()));
});

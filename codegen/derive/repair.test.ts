import { expect, it } from 'vitest';
import { field } from '../model/fixtures.ts';
import { repaired, type Search, type Values } from './repair.ts';

const fields = ['A', 'B', 'C'].map((name, i) => field(name, 8 * i, 8));

/** A search over the values 0 to 3 with one row for each test that fails. */
function search(rows: Readonly<Record<string, (values: Values) => boolean>>): Search {
  return {
    fields,
    candidates: () => [0, 1, 2, 3].map((value) => ({ value, label: String(value) })),
    faults: (values) => {
      const fired = Object.entries(rows).flatMap(([name, holds]) => (holds(values) ? [name] : []));
      return { score: fired.length, rows: fired };
    },
    reads: (row, { mnemonic }) => row.includes(mnemonic),
  };
}

it('changes only what the rows look at that answer', () => {
  const found = repaired({ C: 2 }, search({ A: ({ A = 0 }) => A !== 3, B: ({ B = 0 }) => B === 1 }));
  expect(found).toMatchObject({ values: { A: 3, C: 2 }, faults: { score: 0 } });
  expect(found.values).not.toHaveProperty('B');
});

it('changes two values together where neither helps alone', () => {
  const { values, faults } = repaired({}, search({ AB: ({ A = 0, B = 0 }) => A !== 2 || B !== 3 }));
  expect(values).toEqual({ A: 2, B: 3 });
  expect(faults.score).toBe(0);
});

it('comes as near as it can', () => {
  const { values, faults } = repaired({}, search({ A: ({ A = 0 }) => A === 0, C: () => true }));
  expect(values).toEqual({ A: 1 });
  expect(faults.rows).toEqual(['C']);
});

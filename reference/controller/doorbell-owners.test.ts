import { expect, test } from 'vitest';
import { DoorbellOwners } from './doorbell-owners.ts';
import type { ServedController } from './served-controller.ts';

test('a pair has its latest owner, and an old map takes nothing away from a new one', () => {
  const owners = new DoorbellOwners();
  const [a, b] = [{} as ServedController, {} as ServedController];
  owners.assign(
    a,
    new Map([
      [0, 7],
      [1, 9],
    ]),
  );
  owners.assign(b, new Map([[0, 9]]));
  expect(owners.of(9)).toEqual({ served: b, qid: 0 });
  owners.assign(a, new Map([[0, 8]]));
  expect(owners.of(7)).toBeUndefined();
  expect(owners.of(9)?.served).toBe(b);
  owners.remove(b);
  expect(owners.of(9)).toBeUndefined();
  owners.clear();
  expect(owners.of(8)).toBeUndefined();
});

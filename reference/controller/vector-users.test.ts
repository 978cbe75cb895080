import { expect, it } from 'vitest';
import { VectorUsers } from './vector-users.ts';

const [a, b] = [{}, {}];

it('counts controllers, not how often one has a vector', () => {
  const users = new VectorUsers();
  users.assign(a, [5, 5, 6]);
  expect([users.isShared(5), users.isShared(7)]).toEqual([false, false]);
  users.assign(b, [6]);
  expect([users.isShared(5), users.isShared(6)]).toEqual([false, true]);
  users.assign(b, [5]);
  expect([users.isShared(5), users.isShared(6)]).toEqual([true, false]);
  users.remove(a);
  expect(users.isShared(5)).toBe(false);
});

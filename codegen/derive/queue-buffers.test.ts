import { expect, test } from 'vitest';
import { placeOf } from './queue-buffers.ts';

test('a queue in one buffer has its own slots', () => {
  expect(placeOf({ names: ['queue'], pageSize: 4096 }, 700, 64)).toEqual({ buffer: 'queue', slot: 700 });
});

test('the slots of a queue in pages go on in the next page', () => {
  const queue = { names: ['first', 'second', 'third'], pageSize: 4096 };
  expect(placeOf(queue, 63, 64)).toEqual({ buffer: 'first', slot: 63 });
  expect(placeOf(queue, 64, 64)).toEqual({ buffer: 'second', slot: 0 });
  expect(placeOf(queue, 513, 16)).toEqual({ buffer: 'third', slot: 1 });
  expect(() => placeOf(queue, 192, 64)).toThrow('Unexpected slot 192, expected one in the 3 buffers of the queue');
});

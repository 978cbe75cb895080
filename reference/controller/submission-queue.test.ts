import { describe, expect, it } from 'vitest';
import { AddressSpace } from './dma.ts';
import { FlatMemory } from './fixtures.ts';
import { SubmissionQueue } from './submission-queue.ts';

function build(base = 0): { queue: SubmissionQueue; memory: FlatMemory } {
  const memory = new FlatMemory(4096);
  return { memory, queue: new SubmissionQueue(0, 0, { base, size: 4, space: new AddressSpace(memory, null) }) };
}

describe('SubmissionQueue', () => {
  it('NB-QUE-2: gives entries in order and tells the slot after the last one', () => {
    const { queue, memory } = build(64);
    memory.bytes[64 + 3] = 7;
    memory.bytes[128 + 3] = 8;
    queue.ring(2);
    expect(queue.fetch()?.[3]).toBe(7);
    expect(queue.head).toBe(1);
    expect(queue.fetch()?.[3]).toBe(8);
    expect(queue.isEmpty).toBe(true);
  });

  it('wraps', () => {
    const { queue } = build();
    for (const tail of [3, 1]) {
      queue.ring(tail);
      while (!queue.isEmpty) queue.fetch();
    }
    expect(queue.head).toBe(1);
  });

  it('ignores a tail that does not exist or that makes more entries than fit', () => {
    const { queue } = build();
    for (const tail of [4, 0xffff]) queue.ring(tail);
    expect(queue.isEmpty).toBe(true);
    queue.ring(3);
    queue.ring(1);
    queue.fetch();
    queue.fetch();
    expect(queue.isEmpty).toBe(false);
  });

  it('tells of an entry that cannot be read', () => {
    const { queue } = build(2 ** 53);
    queue.ring(1);
    expect(queue.fetch()).toBeNull();
    expect(queue.head).toBe(0);
  });
});

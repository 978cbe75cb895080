import { describe, expect, it } from 'vitest';
import { CompletionQueue } from './completion-queue.ts';
import { AddressSpace } from './dma.ts';
import { FlatMemory } from './fixtures.ts';

function build(base = 0): { queue: CompletionQueue; memory: FlatMemory } {
  const memory = new FlatMemory(4096);
  return { memory, queue: new CompletionQueue(0, { base, size: 3, space: new AddressSpace(memory, null) }, 0) };
}

const entry = (value: number): Uint8Array => new Uint8Array(16).fill(value);

describe('CompletionQueue', () => {
  it('NB-QUE-1: inverts the phase each time it wraps', () => {
    const { queue, memory } = build();
    const phases: number[] = [];
    for (let i = 0; i < 7; i++) {
      phases.push(queue.phase);
      queue.post(entry(i + 1));
      queue.ring((i + 1) % 3);
    }
    expect(phases).toEqual([1, 1, 1, 0, 0, 0, 1]);
    expect([memory.bytes[0], memory.bytes[16], memory.bytes[32]]).toEqual([7, 5, 6]);
  });

  it('NB-QUE-3: is full with one slot left, until the head moves', () => {
    const { queue } = build();
    queue.post(entry(1));
    expect(queue.isFull).toBe(false);
    queue.post(entry(2));
    expect(queue.isFull).toBe(true);
    expect(() => queue.post(entry(3))).toThrow('which is full');
    queue.ring(1);
    expect(queue.isFull).toBe(false);
  });

  it('ignores a head that does not exist or that lies beyond the last entry', () => {
    const { queue } = build();
    queue.post(entry(1));
    queue.post(entry(2));
    for (const head of [3, 0xffff]) queue.ring(head);
    expect(queue.isFull).toBe(true);
    queue.ring(2);
    queue.ring(1);
    queue.post(entry(3));
    expect(queue.isFull).toBe(false);
  });

  it('tells of an entry that cannot be written', () => {
    const { queue } = build(2 ** 53);
    expect(queue.post(entry(1))).toBe(false);
  });
});

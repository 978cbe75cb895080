import { describe, expect, it } from 'vitest';
import type { DmaPort } from './dma.ts';
import { AddressSpace } from './dma.ts';
import { FlatMemory } from './fixtures.ts';
import { QueueMemory } from './queue-memory.ts';

const PAGE = 4096;
/** Slots of a PRP list in one page. */
const SLOTS = PAGE / 8;

/** A queue of 64-byte entries in listed pages, and how often its list is read. */
function listed(size: number, list = PAGE): { memory: FlatMemory; queue: QueueMemory; reads: number[] } {
  const memory = new FlatMemory(16 * PAGE);
  const reads: number[] = [];
  const port: DmaPort = {
    read: (tag, address, into) => {
      reads.push(address);
      return memory.read(tag, address, into);
    },
    write: () => false,
  };
  const place = { base: list, size, space: new AddressSpace(port, null), listedPages: PAGE };
  return { memory, reads, queue: new QueueMemory(place, 64) };
}

describe('QueueMemory', () => {
  it('in one piece reads nothing', () => {
    const { reads } = listed(4);
    const queue = new QueueMemory({ base: 3 * PAGE, size: 128, space: new AddressSpace(new FlatMemory(0), null) }, 16);
    expect(queue.addressOf(100)).toBe(3 * PAGE + 1600);
    expect(reads).toEqual([]);
  });

  it('in pages goes on in the next page of the list, and reads the list where it enters a page', () => {
    const { memory, queue, reads } = listed(200);
    memory.store64(PAGE, 9 * PAGE, 4 * PAGE, 6 * PAGE, 5 * PAGE);
    expect([0, 63, 64, 127, 128, 199].map((slot) => queue.addressOf(slot))).toEqual([
      9 * PAGE,
      9 * PAGE + 63 * 64,
      4 * PAGE,
      4 * PAGE + 63 * 64,
      6 * PAGE,
      5 * PAGE + 7 * 64,
    ]);
    expect(queue.addressOf(0)).toBe(9 * PAGE);
    expect(reads.map((address) => address - PAGE)).toEqual([0, 8, 16, 24, 0]);
  });

  it('takes a page from the last slot of a list that just fits', () => {
    const { memory, queue } = listed(SLOTS * 64);
    memory.store64(2 * PAGE - 8, 7 * PAGE);
    expect(queue.addressOf((SLOTS - 1) * 64)).toBe(7 * PAGE);
  });

  it('follows a list that goes on elsewhere, as often as it does', () => {
    const { memory, queue, reads } = listed(2 ** 16);
    memory.store64(2 * PAGE - 8, 3 * PAGE);
    memory.store64(3 * PAGE, 8 * PAGE);
    memory.store64(4 * PAGE - 8, 5 * PAGE);
    memory.store64(5 * PAGE + 8, 10 * PAGE);
    expect(queue.addressOf((SLOTS - 1) * 64)).toBe(8 * PAGE);
    expect(reads).toEqual([2 * PAGE - 8, 3 * PAGE]);
    expect(queue.addressOf(2 ** 16 - 1)).toBe(11 * PAGE - 64);
    expect(reads.slice(2)).toEqual([2 * PAGE - 8, 4 * PAGE - 8, 5 * PAGE + 8]);
  });

  it('gives no address where the list cannot be read, and asks again', () => {
    const { memory, queue } = listed(200, 15 * PAGE);
    memory.store64(15 * PAGE, PAGE + 8);
    expect(queue.addressOf(0)).toBeNull();
    memory.store64(15 * PAGE, 2 * PAGE);
    expect(queue.addressOf(1)).toBe(2 * PAGE + 64);
    expect(listed(200, 99 * PAGE).queue.addressOf(0)).toBeNull();
  });

  it('ends with a list that leads back to itself', () => {
    const { memory, queue } = listed(2 ** 16);
    memory.store64(2 * PAGE - 8, PAGE);
    memory.store64(PAGE + 16, 8 * PAGE);
    expect(queue.addressOf((2 * (SLOTS - 1) + 1) * 64)).toBe(0);
    expect(queue.addressOf((SLOTS + 1) * 64)).toBe(8 * PAGE);
  });
});

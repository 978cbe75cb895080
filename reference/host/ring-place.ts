import type { BusTag } from '../controller/dma.ts';
import { PAGE_SIZE } from './data-buffer.ts';
import type { HostMemory } from './memory.ts';

/** Where a ring lies, and whose doorbell it has. */
export interface RingPlace {
  /** The address space of the ring. */
  readonly tag: BusTag | null;
  /** Where a ring in one piece begins. */
  readonly address: number;
  /** The pages of a ring that lies in pages of 4 KiB; absent: it is one piece. */
  readonly pages?: readonly number[];
  /** Slots of the ring; one stays empty. */
  readonly entries: number;
  /** The queue whose doorbell is rung. */
  readonly qid: number;
}

/** The address of a slot whose entries have so many bytes. */
export function slotAddress({ address, pages }: RingPlace, slot: number, entrySize: number): number {
  const offset = slot * entrySize;
  if (pages === undefined) return address + offset;
  const page = pages[Math.floor(offset / PAGE_SIZE)];
  if (page === undefined)
    throw new RangeError(`Unexpected slot ${slot}, expected one in the ${pages.length} pages of the ring`);
  return page + (offset % PAGE_SIZE);
}

/** Maps the memory of a ring, and makes it zero. */
export function clearRing(memory: HostMemory, { tag, address, pages, entries }: RingPlace, entrySize: number): void {
  const size = pages === undefined ? entries * entrySize : PAGE_SIZE;
  for (const at of pages ?? [address]) {
    memory.map(tag, at, size);
    memory.store(tag, at, new Uint8Array(size));
  }
}

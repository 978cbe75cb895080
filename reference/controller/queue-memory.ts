import type { AddressSpace } from './dma.ts';
import { readAddress } from './dma.ts';

/** Where a queue lies. */
export interface QueuePlace {
  /** The address of the queue, or of the PRP list of its pages. */
  readonly base: number;
  /** The number of entries. */
  readonly size: number;
  readonly space: AddressSpace;
  /** Size in bytes of the pages that the list names; absent: the queue is physically contiguous. */
  readonly listedPages?: number;
}

/** The memory of a queue, in which each entry has `entrySize` bytes. */
export class QueueMemory {
  readonly base: number;
  readonly size: number;
  readonly space: AddressSpace;
  readonly #entrySize: number;
  readonly #pages: ListedPages | null;

  constructor({ base, size, space, listedPages }: QueuePlace, entrySize: number) {
    this.base = base;
    this.size = size;
    this.space = space;
    this.#entrySize = entrySize;
    this.#pages =
      listedPages === undefined
        ? null
        : new ListedPages(space, base, Math.ceil((size * entrySize) / listedPages), listedPages);
  }

  /** The address of an entry; `null` where the list of the queue's pages does not give one. */
  addressOf(slot: number): number | null {
    const offset = slot * this.#entrySize;
    return this.#pages === null ? this.base + offset : this.#pages.addressOf(offset);
  }
}

const ENTRY_SIZE = 8;
const NONE = -1;

/** NB-PGQ-1: the pages that a PRP list names. One is known at a time: the list is read where a queue enters another page. */
class ListedPages {
  readonly #space: AddressSpace;
  readonly #list: number;
  readonly #count: number;
  readonly #pageSize: number;
  readonly #entry = new Uint8Array(ENTRY_SIZE);
  /** The page that is known, and its address. */
  #known = NONE;
  #address = 0;

  constructor(space: AddressSpace, list: number, count: number, pageSize: number) {
    this.#space = space;
    this.#list = list;
    this.#count = count;
    this.#pageSize = pageSize;
  }

  /** The address of the byte at `offset`; `null` where an entry cannot be read, or is no page. */
  addressOf(offset: number): number | null {
    const page = Math.floor(offset / this.#pageSize);
    if (page !== this.#known) {
      const address = this.#find(page);
      this.#known = address === null ? NONE : page;
      this.#address = address ?? 0;
    }
    return this.#known === NONE ? null : this.#address + (offset % this.#pageSize);
  }

  /** Follows the list to the entry of a page: its last slot in a page leads on where more entries remain than that one. */
  #find(page: number): number | null {
    let list = this.#list;
    for (let first = 0; ;) {
      const slots = (this.#pageSize - (list % this.#pageSize)) / ENTRY_SIZE;
      const own = this.#count - first > slots ? slots - 1 : slots;
      if (page - first < own) return this.#read(list + (page - first) * ENTRY_SIZE);
      const next = this.#read(list + own * ENTRY_SIZE);
      if (next === null) return null;
      list = next;
      first += own;
    }
  }

  /** An entry of the list. One with an offset names nothing: the host has changed the list since the queue was created. */
  #read(at: number): number | null {
    if (!this.#space.read(at, this.#entry, 'prp-list')) return null;
    const address = readAddress(this.#entry, 0);
    return address % this.#pageSize === 0 ? address : null;
  }
}

import type { BusTag } from '../../reference/controller/dma.ts';
import type { HostMemory } from '../../reference/host/memory.ts';
import type { Random } from './random.ts';

export const PAGE = 4096;
/** Room for the largest admin queue: two rings never overlap, so that each access belongs to one of them. */
const RING_STRIDE = 0x8_0000;
const RINGS = 40;
const RECENT = 16;
const DATA_OFFSET = 0x1000_0000;
const DATA_PAGES = 96;
/** From one address space to the next: an access with the wrong tag finds an address that nobody named. */
const SPACE_STRIDE = 0x10_0000_0000;
const FIRST_SPACE = 0x1_0000_0000;

/** The name of an address space. */
export function spaceKey(tag: BusTag | null): string {
  return tag === null ? 'untagged' : `${tag.routingId ?? '-'}/${tag.pasid ?? '-'}`;
}

/** The memory of all address spaces as a hostile host lays it out: places for rings, and pages for data. */
export class Spaces {
  readonly memory: HostMemory;
  readonly #random: Random;
  readonly #tags: (BusTag | null)[] = [];
  /** Places that were given away lately: the commands that name them may not have been executed yet. */
  readonly #recent: number[] = [];

  constructor(memory: HostMemory, random: Random) {
    this.memory = memory;
    this.#random = random;
  }

  /** A place for a ring that none of those in use has, with memory behind it. */
  ring(tag: BusTag | null, used: readonly number[], bytes: number): number {
    const first = this.#first(tag);
    const places = Array.from({ length: RINGS }, (_, i) => first + i * RING_STRIDE);
    const taken = [...used, ...this.#recent];
    const base = this.#random.maybe(
      places.filter((place) => !taken.some((at) => at >= place && at < place + RING_STRIDE)),
    );
    if (base === null) return first + RINGS * RING_STRIDE;
    this.#recent.push(base);
    if (this.#recent.length > RECENT) this.#recent.shift();
    this.memory.map(tag, base, bytes);
    return base;
  }

  /** So many pages for data one after the other, with memory behind them, at a multiple of `alignment`. */
  data(tag: BusTag | null, pages: number, alignment: number): number {
    const first = this.#first(tag) + DATA_OFFSET;
    const places = Math.max(1, Math.floor(((DATA_PAGES - pages) * PAGE) / alignment));
    const base = first + this.#random.below(places) * alignment;
    this.memory.map(tag, base, pages * PAGE);
    return base;
  }

  /** An address in the space that has perhaps nothing behind it. */
  anywhere(tag: BusTag | null): number {
    const first = this.#first(tag);
    const page = this.#random.below(2 * DATA_PAGES) * PAGE;
    return this.#random.percent(70) ? first + DATA_OFFSET + page : first + DATA_OFFSET * 2 + page;
  }

  /** A space that was used, or `undefined`. */
  some(): BusTag | null | undefined {
    return this.#tags.length === 0 ? undefined : this.#random.pick(this.#tags);
  }

  #first(tag: BusTag | null): number {
    const key = spaceKey(tag);
    let index = this.#tags.findIndex((known) => spaceKey(known) === key);
    if (index < 0) index = this.#tags.push(tag) - 1;
    return FIRST_SPACE + index * SPACE_STRIDE;
  }
}

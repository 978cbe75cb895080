import type { Buffer, Space } from '../model/vector.ts';
import type { NamedSpace } from './spaces.ts';

const PAGE = 4096;
/** Above the queues of the topology. */
const FIRST_ADDRESS = 0x100000;
/** Where queues are placed, each on a boundary that suits every page size. */
const FIRST_QUEUE = 0x1000000;
const QUEUE_BOUNDARY = 0x10000;
/** What a buffer that the device shall write holds before: neither zero nor any value of a test. */
const POISON = 0xa5;

/** What a device may do with a buffer. */
export type Use = 'r' | 'w' | 'rw';

/** Hands out buffers of the host's memory for one vector, in any address space. */
export class Buffers {
  readonly all: Buffer[] = [];
  /** The address spaces in use, by name. */
  readonly spaces = new Map<string, Space>();
  readonly uses = new Map<string, Use>();
  readonly #next = new Map<string, number>();
  readonly #nextQueue = new Map<string, number>();

  /** A page-aligned buffer that the device reads: `fill`, or zero, but for what steps write. */
  source(name: string, size: number, space: NamedSpace, fill?: number): Buffer {
    return this.#add(name, size, space, 'r', fill === undefined ? {} : { fill });
  }

  /** A page-aligned buffer that the device writes. */
  sink(name: string, size: number, space: NamedSpace): Buffer {
    return this.#add(name, size, space, 'w', { fill: POISON });
  }

  /** Memory for a queue, aligned as `like` is; an address below the place for queues is taken as it is. */
  queue(name: string, size: number, space: NamedSpace, like: number): Buffer {
    return this.#queue(name, size, space, like, 'rw');
  }

  /** Whether a queue that asks for an address lies where something lay before in this vector. */
  isReused(size: number, { name }: NamedSpace, like: number): boolean {
    return (
      like < FIRST_QUEUE &&
      this.all.some(
        ({ space, iova, size: length }) => space === name && like < Number(iova) + length && Number(iova) < like + size,
      )
    );
  }

  /** Memory for the list of a queue's pages, with an address as that of a queue. */
  queueList(name: string, size: number, space: NamedSpace, like: number): Buffer {
    return this.#queue(name, size, space, like, 'r');
  }

  #queue(name: string, size: number, space: NamedSpace, like: number, use: Use): Buffer {
    if (like < FIRST_QUEUE) return this.#keep({ name, space: space.name, iova: hex(like), size, fill: 0 }, space, use);
    const next = this.#nextQueue.get(space.name) ?? FIRST_QUEUE;
    const boundary = QUEUE_BOUNDARY * Math.ceil((size + QUEUE_BOUNDARY) / QUEUE_BOUNDARY);
    this.#nextQueue.set(space.name, next + boundary);
    const address = next + (like % QUEUE_BOUNDARY);
    return this.#keep({ name, space: space.name, iova: hex(address), size, fill: 0 }, space, use);
  }

  #add(name: string, size: number, space: NamedSpace, use: Use, content: { fill?: number }): Buffer {
    const bytes = Math.max(PAGE, Math.ceil(size / PAGE) * PAGE);
    const next = this.#next.get(space.name) ?? FIRST_ADDRESS;
    // One page stays unmapped behind each buffer, so that a transfer that is too long faults.
    this.#next.set(space.name, next + bytes + PAGE);
    return this.#keep({ name, space: space.name, iova: hex(next), size: bytes, ...content }, space, use);
  }

  #keep(buffer: Buffer, { name, space }: NamedSpace, use: Use): Buffer {
    this.spaces.set(name, space);
    this.uses.set(buffer.name, use);
    this.all.push(buffer);
    return buffer;
  }
}

/** Addresses from here on stand for any address with the same alignment. */
export const DERIVED_ADDRESS = FIRST_QUEUE;

function hex(address: number): string {
  return `0x${address.toString(16)}`;
}

import type { Buffer } from '../model/vector.ts';

const PAGE = 4096;
/** Above the queues of the topology. */
const FIRST_ADDRESS = 0x100000;
/** What a buffer that the device shall write holds before: neither zero nor any value of a test. */
const POISON = 0xa5;

/** Hands out page-aligned buffers of the host's memory for one vector. */
export class Buffers {
  readonly all: Buffer[] = [];
  #next = FIRST_ADDRESS;

  /** A buffer that the device reads: zero but for what steps write. */
  source(name: string, size: number): Buffer {
    return this.#add(name, size, {});
  }

  /** A buffer that the device writes. */
  sink(name: string, size: number): Buffer {
    return this.#add(name, size, { fill: POISON });
  }

  #add(name: string, size: number, content: { fill?: number }): Buffer {
    const bytes = Math.max(PAGE, Math.ceil(size / PAGE) * PAGE);
    const buffer: Buffer = { name, space: 'host', iova: `0x${this.#next.toString(16)}`, size: bytes, ...content };
    // One page stays unmapped behind each buffer, so that a transfer that is too long faults.
    this.#next += bytes + PAGE;
    this.all.push(buffer);
    return buffer;
  }
}

import type { BusTag, DmaPort } from '../../reference/controller/dma.ts';

/**
 * Host memory as cheap as it can be, so that a benchmark measures the controller and not its host: one untagged space from
 * address 0, and everything beyond is a fault.
 */
export class FlatMemory implements DmaPort {
  readonly bytes: Uint8Array;
  /** The same bytes as 32-bit words, for a host that looks at completions. */
  readonly words: Uint32Array;

  constructor(size: number) {
    this.bytes = new Uint8Array(size);
    this.words = new Uint32Array(this.bytes.buffer);
  }

  read(tag: BusTag | null, address: number, into: Uint8Array): boolean {
    const end = address + into.length;
    if (tag !== null || end > this.bytes.length) return false;
    into.set(this.bytes.subarray(address, end));
    return true;
  }

  write(tag: BusTag | null, address: number, from: Uint8Array): boolean {
    if (tag !== null || address + from.length > this.bytes.length) return false;
    this.bytes.set(from, address);
    return true;
  }
}

import type { BusTag, DmaPort } from '../../reference/controller/dma.ts';

/**
 * Host memory as cheap as it can be, so that a benchmark measures the controller and not its host: one untagged space from
 * address 0, behind it the spaces of PASIDs, and everything else is a fault.
 */
export class FlatMemory implements DmaPort {
  readonly bytes: Uint8Array;
  /** The same bytes as 32-bit words, for a host that looks at completions. */
  readonly words: Uint32Array;

  readonly #untagged: number;
  readonly #tenant: number;

  /** `size`: bytes of the untagged space; `tenants`: how many PASIDs from 1 on have a space, and of how many bytes. */
  constructor(size: number, tenants: { readonly count: number; readonly size: number } = { count: 0, size: 0 }) {
    this.#untagged = size;
    this.#tenant = tenants.size;
    this.bytes = new Uint8Array(size + tenants.count * tenants.size);
    this.words = new Uint32Array(this.bytes.buffer);
  }

  /** Where an address of a space stands in `bytes`, or -1. Pages of a PASID's space are short: see `SHORT_PAGE`. */
  place(tag: BusTag | null, address: number, length: number): number {
    if (tag === null) return address + length <= this.#untagged ? address : -1;
    const offset = Math.floor(address / PAGE) * SHORT_PAGE + (address % PAGE);
    if (offset + length > this.#tenant || tag.pasid === null) return -1;
    return this.#untagged + (tag.pasid - 1) * this.#tenant + offset;
  }

  read(tag: BusTag | null, address: number, into: Uint8Array): boolean {
    const at = this.place(tag, address, into.length);
    if (at < 0) return false;
    // A queue entry is copied sooner than a view of it is made.
    if (into.length <= FEW_BYTES) for (let i = 0; i < into.length; i++) into[i] = this.bytes[at + i] as number;
    else into.set(this.bytes.subarray(at, at + into.length));
    return true;
  }

  write(tag: BusTag | null, address: number, from: Uint8Array): boolean {
    const at = this.place(tag, address, from.length);
    if (at < 0) return false;
    this.bytes.set(from, at);
    return true;
  }
}

const PAGE = 4096;
const FEW_BYTES = 64;
/** Bytes of each page of a PASID's space that there are: enough for a ring of four entries. */
export const SHORT_PAGE = 256;

import type { BusTag } from '../controller/dma.ts';
import type { HostMemory } from './memory.ts';

/** Size in bytes of the pages that the drivers use. */
export const PAGE_SIZE = 4096;

/** Byte offsets of PRP Entry 1 and PRP Entry 2 in a submission queue entry. */
const PRP1 = 24;
const PRP2 = 32;

/** Data of commands at one place of an address space. The page below it is for a list of its pages. */
export class DataBuffer {
  readonly #memory: HostMemory;
  readonly #tag: BusTag | null;
  readonly #address: number;

  constructor(memory: HostMemory, tag: BusTag | null, address: number) {
    this.#memory = memory;
    this.#tag = tag;
    this.#address = address;
  }

  /** Puts data into the buffer, and its pages into the PRP entries of a submission queue entry. */
  place(entry: Uint8Array, data: Uint8Array): void {
    if (data.length === 0) return;
    const view = new DataView(entry.buffer, entry.byteOffset);
    const pages = Math.ceil(data.length / PAGE_SIZE);
    this.#memory.map(this.#tag, this.#address, data.length);
    this.#memory.store(this.#tag, this.#address, data);
    view.setBigUint64(PRP1, BigInt(this.#address), true);
    if (pages === 2) view.setBigUint64(PRP2, BigInt(this.#address + PAGE_SIZE), true);
    if (pages > 2) view.setBigUint64(PRP2, BigInt(this.#placeList(pages - 1)), true);
  }

  /** What the buffer holds now. */
  load(size: number): Uint8Array {
    return size === 0 ? new Uint8Array(0) : this.#memory.load(this.#tag, this.#address, size);
  }

  #placeList(count: number): number {
    if (count * 8 > PAGE_SIZE) throw new RangeError(`Unexpected data of ${count + 1} pages, expected at most 513`);
    const list = new DataView(new ArrayBuffer(count * 8));
    for (let i = 0; i < count; i++) list.setBigUint64(i * 8, BigInt(this.#address + (i + 1) * PAGE_SIZE), true);
    const at = this.#address - PAGE_SIZE;
    this.#memory.map(this.#tag, at, PAGE_SIZE);
    this.#memory.store(this.#tag, at, new Uint8Array(list.buffer));
    return at;
  }
}

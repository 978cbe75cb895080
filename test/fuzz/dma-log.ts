import type { BusTag, DmaPort } from '../../reference/controller/dma.ts';
import type { Label } from './witness.ts';

/** One access of the device to host memory, as it was seen on the bus. */
export interface Access {
  readonly tag: BusTag | null;
  readonly direction: 'r' | 'w';
  readonly address: number;
  readonly size: number;
  /** Whether there was memory. */
  readonly isServed: boolean;
  /** What was read; what was written where it may be a queue entry, or is for a tenant. */
  readonly bytes: Uint8Array;
  /** The queue entry that it was for, as the device says; `null`: it says nothing. */
  readonly label: Label | null;
}

/** The device does not come to an end. */
export class RunawayError extends Error {}

/** More accesses than any step can need. */
const MOST_ACCESSES = 300_000;
const LARGEST_ENTRY = 64;
const NOTHING = new Uint8Array(0);

/** Stands between the device and host memory, and writes down what passes. */
export class DmaLog implements DmaPort {
  readonly #port: DmaPort;
  #accesses: Access[] = [];
  #strays: Label[] = [];

  constructor(port: DmaPort) {
    this.#port = port;
  }

  /** How many accesses there were since the last `take`. */
  get count(): number {
    return this.#accesses.length;
  }

  /** The accesses since the last time. */
  take(): readonly Access[] {
    const taken = this.#accesses;
    this.#accesses = [];
    return taken;
  }

  /** What the device said of accesses that it has not made since the last `take`. */
  takeStrays(): readonly Label[] {
    const taken = this.#strays;
    this.#strays = [];
    return taken;
  }

  /** The device says what the last access was for. */
  mark(label: Label): void {
    const last = this.#accesses.pop();
    if (last) this.#accesses.push({ ...last, label: last.label ?? label });
    if (!last || last.label !== null) this.#strays.push(label);
  }

  read(tag: BusTag | null, address: number, into: Uint8Array): boolean {
    const isServed = this.#port.read(tag, address, into);
    const bytes = isServed ? into.slice() : NOTHING;
    this.#add({ tag, direction: 'r', address, size: into.length, isServed, bytes, label: null });
    return isServed;
  }

  write(tag: BusTag | null, address: number, from: Uint8Array): boolean {
    const isServed = this.#port.write(tag, address, from);
    const bytes = from.length <= LARGEST_ENTRY || tag !== null ? from.slice() : NOTHING;
    this.#add({ tag, direction: 'w', address, size: from.length, isServed, bytes, label: null });
    return isServed;
  }

  #add(access: Access): void {
    if (this.#accesses.length >= MOST_ACCESSES)
      throw new RunawayError(`Unexpected ${MOST_ACCESSES} accesses in one step, expected an end`);
    this.#accesses.push(access);
  }
}

import type { InterruptMessage } from './message-table.ts';
import { ENTRY_SIZE, MessageTable } from './message-table.ts';

/** Gets each interrupt that is sent: the vector of the function, and the message of its entry. */
export type DeliverInterrupt = (vector: number, message: InterruptMessage) => void;

/** The MSI-X table and pending interrupts of a function. */
export interface SavedInterrupts {
  /** The bytes of the table. */
  readonly entries: Uint8Array;
  readonly pending: readonly (readonly [vector: number, owners: readonly (string | null)[]])[];
  readonly isFunctionMasked: boolean;
}

/**
 * A function's MSI-X table and pending bits: a mask for each vector and one for the function. An interrupt of a masked
 * vector stays pending until the mask is taken away. At first all vectors are masked.
 */
export class InterruptTable {
  readonly #deliver: DeliverInterrupt;
  readonly #entries = new MessageTable();
  /** By vector: whose interrupts wait for the mask to go. Several owners may share a vector. */
  readonly #pending = new Map<number, Set<object>>();
  #isFunctionMasked = false;

  constructor(deliver: DeliverInterrupt) {
    this.#deliver = deliver;
  }

  /** NB-MSX-3: sends an interrupt of a controller, or keeps it pending. */
  raise(vector: number, owner: object): void {
    if (!this.#isFunctionMasked && !this.#entries.isMasked(vector)) {
      this.#deliver(vector, this.#entries.message(vector));
      return;
    }
    const owners = this.#pending.get(vector) ?? new Set();
    this.#pending.set(vector, owners.add(owner));
  }

  mask(vector: number): void {
    this.#entries.setMask(vector, true);
  }

  /** Takes the mask of a vector away and sends what is pending for it. */
  unmask(vector: number): void {
    this.#entries.setMask(vector, false);
    this.#deliverPending();
  }

  maskFunction(): void {
    this.#isFunctionMasked = true;
  }

  /** Takes the mask of the function away and sends what is pending for vectors without a mask of their own. */
  unmaskFunction(): void {
    this.#isFunctionMasked = false;
    this.#deliverPending();
  }

  /** Four bytes of an entry; `offset` in bytes from the begin of the table, a multiple of 4 in it. */
  readEntry(offset: number): number {
    return this.#entries.read(offset);
  }

  /** Writes four bytes of an entry. NB-MSX-4: taking its mask away sends what is pending for it. */
  writeEntry(offset: number, value: number): void {
    this.#entries.write(offset, value);
    if (this.#pending.has(Math.floor(offset / ENTRY_SIZE))) this.#deliverPending();
  }

  /** Four bytes of the pending bits; `offset` in bytes from their begin, a multiple of 4. Bit v stands for vector v. */
  readPending(offset: number): number {
    let bits = 0;
    for (let bit = 0; bit < 32; bit++) if (this.#pending.has(offset * 8 + bit)) bits |= 1 << bit;
    return bits >>> 0;
  }

  /** The Pending Bit of a vector. */
  isPending(vector: number): boolean {
    return this.#pending.has(vector);
  }

  /** Forgets what is pending for one controller: the next owner of its vectors shall not get its interrupts. */
  forget(owner: object): void {
    for (const [vector, owners] of this.#pending) {
      owners.delete(owner);
      if (owners.size === 0) this.#pending.delete(vector);
    }
  }

  /** Forgets everything that is pending. */
  forgetAll(): void {
    this.#pending.clear();
  }

  /** The table and pending interrupts, each with the names of its owners, for `load`. */
  save(nameOf: (owner: object) => string | null): SavedInterrupts {
    return {
      entries: this.#entries.save(),
      pending: [...this.#pending].map(([vector, owners]) => [vector, [...owners].map(nameOf)]),
      isFunctionMasked: this.#isFunctionMasked,
    };
  }

  /** Brings the table and pending interrupts back; `ownerOf` gives the owner of today for a name. */
  load({ entries, pending, isFunctionMasked }: SavedInterrupts, ownerOf: (name: string) => object | null): void {
    this.reset();
    this.#entries.load(entries);
    for (const [vector, names] of pending) {
      const owners = names.flatMap((name) => (name === null ? [] : (ownerOf(name) ?? [])));
      if (owners.length > 0) this.#pending.set(vector, new Set(owners));
    }
    this.#isFunctionMasked = isFunctionMasked;
  }

  /** All vectors are masked, and nothing is pending. The mask of the function stays: a register has it. */
  reset(): void {
    this.#entries.reset();
    this.#pending.clear();
  }

  /** What host software leaves that uses all entries: no vector is masked, and the data of each message is its number. */
  program(): void {
    this.#entries.program();
    this.#deliverPending();
  }

  #deliverPending(): void {
    if (this.#isFunctionMasked) return;
    for (const vector of [...this.#pending.keys()]) {
      if (this.#entries.isMasked(vector)) continue;
      this.#pending.delete(vector);
      this.#deliver(vector, this.#entries.message(vector));
    }
  }
}

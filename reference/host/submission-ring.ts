import { SUBMISSION_ENTRY_SIZE } from '../../codegen/model/queue-entry.ts';
import type { HostMemory } from './memory.ts';
import type { RegisterAccess } from './register-access.ts';
import { clearRing, slotAddress, type RingPlace } from './ring-place.ts';

/** The command identifiers that a ring gives: 1 to FFFEh. */
const IDENTIFIERS = 0xffff;

/** A submission queue in host memory. */
export class SubmissionRing {
  readonly place: RingPlace;
  readonly #registers: RegisterAccess;
  readonly #memory: HostMemory;
  #tail = 0;
  #cid = 0;

  constructor(registers: RegisterAccess, memory: HostMemory, place: RingPlace) {
    this.place = place;
    this.#registers = registers;
    this.#memory = memory;
  }

  /** The slot of the next entry. */
  get tail(): number {
    return this.#tail;
  }

  /** Where the driver stands, for `load`. */
  save(): { readonly tail: number; readonly cid: number } {
    return { tail: this.#tail, cid: this.#cid };
  }

  /** Goes on from where it stood. */
  load({ tail, cid }: { readonly tail: number; readonly cid: number }): void {
    this.#tail = tail;
    this.#cid = cid;
  }

  /** Maps the ring, clears it and begins at its first slot; command identifiers go on. */
  clear(): void {
    clearRing(this.#memory, this.place, SUBMISSION_ENTRY_SIZE);
    this.#tail = 0;
  }

  /** Puts an entry with a command identifier of its own into the next slot, and does not ring. Returns the identifier. */
  put(entry: Uint8Array): number {
    const { tag, entries } = this.place;
    const bytes = entry.slice();
    this.#cid = (this.#cid + 1) % IDENTIFIERS;
    new DataView(bytes.buffer).setUint16(2, this.#cid, true);
    this.#memory.store(tag, slotAddress(this.place, this.#tail, SUBMISSION_ENTRY_SIZE), bytes);
    this.#tail = (this.#tail + 1) % entries;
    return this.#cid;
  }

  /** Tells the controller of all entries so far. */
  ring(): void {
    this.#registers.ring('sq', this.place.qid, this.#tail);
  }

  /** Puts an entry and rings. Returns its command identifier. */
  submit(entry: Uint8Array): number {
    const cid = this.put(entry);
    this.ring();
    return cid;
  }
}

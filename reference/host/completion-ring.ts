import { CQE_SIZE, decodeCqe } from '../generated/structures/cqe.ts';
import type { HostMemory } from './memory.ts';
import type { RegisterAccess } from './register-access.ts';
import { clearRing, slotAddress, type RingPlace } from './ring-place.ts';

/** A completion queue in host memory, which one or more submission queues use. */
export class CompletionRing {
  readonly place: RingPlace;
  readonly #registers: RegisterAccess;
  readonly #memory: HostMemory;
  #head = 0;
  #phase: 0 | 1 = 1;

  constructor(registers: RegisterAccess, memory: HostMemory, place: RingPlace) {
    this.place = place;
    this.#registers = registers;
    this.#memory = memory;
  }

  /** The slot of the next entry. */
  get head(): number {
    return this.#head;
  }

  /** Where the driver stands, for `load`. */
  save(): { readonly head: number; readonly phase: 0 | 1 } {
    return { head: this.#head, phase: this.#phase };
  }

  /** Goes on from where it stood. */
  load({ head, phase }: { readonly head: number; readonly phase: 0 | 1 }): void {
    this.#head = head;
    this.#phase = phase;
  }

  /** Maps the ring, clears it and begins at its first slot. */
  clear(): void {
    clearRing(this.#memory, this.place, CQE_SIZE);
    this.#head = 0;
    this.#phase = 1;
  }

  /** The next entry, without taking it; `null` where there is none: its Phase Tag is not the one that is due. */
  peek(): Uint8Array | null {
    const address = slotAddress(this.place, this.#head, CQE_SIZE);
    const completion = this.#memory.load(this.place.tag, address, CQE_SIZE);
    return decodeCqe(completion).p === this.#phase ? completion : null;
  }

  /** Takes the next entry and gives its slot back; `null` where there is none. */
  take(): Uint8Array | null {
    const completion = this.peek();
    if (completion === null) return null;
    this.#head = (this.#head + 1) % this.place.entries;
    if (this.#head === 0) this.#phase = this.#phase === 1 ? 0 : 1;
    this.#registers.ring('cq', this.place.qid, this.#head);
    return completion;
  }
}

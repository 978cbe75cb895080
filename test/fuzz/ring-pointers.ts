/** A write to a submission queue tail doorbell. */
export interface TailWrite {
  /** Tells the queue that had the doorbell then. */
  readonly queue: object;
  readonly value: number;
  /** How many accesses the bus had seen in the step. */
  readonly after: number;
}

/** Where a submission queue stands for one who sees the doorbells and the fetches. */
export class SubmissionPointers {
  readonly #entries: number;
  #head = 0;
  #tail = 0;

  constructor(entries: number) {
    this.#entries = entries;
  }

  /** The slot that is fetched next. */
  get head(): number {
    return this.#head;
  }

  /** Whether nothing is left to be fetched. */
  get isEmpty(): boolean {
    return this.#head === this.#tail;
  }

  /** A doorbell write, which counts unless there is no such slot or no room for so many entries (NB-DBL-3). */
  ring(value: number): void {
    const size = this.#entries;
    if (value >= size) return;
    const added = (value - this.#tail + size) % size;
    const waiting = (this.#tail - this.#head + size) % size;
    if (added + waiting < size) this.#tail = value;
  }

  take(): void {
    this.#head = (this.#head + 1) % this.#entries;
  }
}

/** A slot of a completion queue, with the Phase Tag that its next entry has. */
export interface CompletionSlot {
  readonly slot: number;
  readonly phase: 0 | 1;
}

/** The slot after one that was filled (NB-QUE-1). */
export function slotAfter(slot: number, phase: 0 | 1, entries: number): CompletionSlot {
  if (slot + 1 < entries) return { slot: slot + 1, phase };
  return { slot: 0, phase: phase === 1 ? 0 : 1 };
}

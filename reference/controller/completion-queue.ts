import { COMPLETION_ENTRY_SIZE } from '../../codegen/model/queue-entry.ts';
import type { QueuePlace } from './queue-memory.ts';
import { QueueMemory } from './queue-memory.ts';

/** Where a completion queue stands. */
export interface CompletionPointers {
  readonly head: number;
  readonly tail: number;
  readonly phase: 0 | 1;
}

/** A ring that the controller fills and a host empties. */
export class CompletionQueue {
  readonly qid: number;
  readonly memory: QueueMemory;
  /** The function's interrupt vector that a posted entry raises, or `null` for none. */
  readonly vector: number | null;
  /** The controller's own number of that vector. */
  readonly vectorNumber: number;
  #head = 0;
  #tail = 0;
  #phase: 0 | 1 = 1;

  constructor(qid: number, place: QueuePlace, vector: number | null, vectorNumber = vector ?? 0) {
    this.qid = qid;
    this.memory = new QueueMemory(place, COMPLETION_ENTRY_SIZE);
    this.vector = vector;
    this.vectorNumber = vectorNumber;
  }

  /** The Phase Tag of the next entry. */
  get phase(): 0 | 1 {
    return this.#phase;
  }

  get isFull(): boolean {
    return this.room === 0;
  }

  /** How many entries may be posted before the head moves; one slot always stays free. */
  get room(): number {
    const { size } = this.memory;
    return (this.#head - this.#tail - 1 + size) % size;
  }

  /**
   * Takes a head from the doorbell; `false` where it is ignored: a slot that does not exist, or one beyond the last posted
   * entry (NB-DBL-3).
   */
  ring(head: number): boolean {
    const { size } = this.memory;
    if (head >= size) return false;
    const posted = (this.#tail - this.#head + size) % size;
    const taken = (head - this.#head + size) % size;
    if (taken > posted) return false;
    this.#head = head;
    return true;
  }

  /** The pointers and the phase, for `load`. */
  save(): CompletionPointers {
    return { head: this.#head, tail: this.#tail, phase: this.#phase };
  }

  /** Makes the pointers and the phase those that were saved. */
  load({ head, tail, phase }: CompletionPointers): void {
    this.#head = head;
    this.#tail = tail;
    this.#phase = phase;
  }

  /** Writes an entry to the slot at the tail; `false` where its memory cannot be written. */
  post(entry: Uint8Array): boolean {
    // NB-QUE-3: the caller takes no command while the queue is full.
    if (this.isFull) throw new Error(`Unexpected entry for completion queue ${this.qid}, which is full`);
    const address = this.memory.addressOf(this.#tail);
    if (address === null || !this.memory.space.write(address, entry, 'cqe')) return false;
    this.#tail = (this.#tail + 1) % this.memory.size;
    // NB-QUE-1: the Phase Tag is inverted each time the queue wraps.
    if (this.#tail === 0) this.#phase = this.#phase === 1 ? 0 : 1;
    return true;
  }
}

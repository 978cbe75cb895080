import { SUBMISSION_ENTRY_SIZE } from '../../codegen/model/queue-entry.ts';
import type { QueuePlace } from './queue-memory.ts';
import { QueueMemory } from './queue-memory.ts';

/** A ring that a host fills and the controller empties. */
export class SubmissionQueue {
  readonly qid: number;
  readonly completionQueueId: number;
  readonly memory: QueueMemory;
  #head = 0;
  #tail = 0;

  constructor(qid: number, completionQueueId: number, place: QueuePlace) {
    this.qid = qid;
    this.completionQueueId = completionQueueId;
    this.memory = new QueueMemory(place, SUBMISSION_ENTRY_SIZE);
  }

  /** NB-QUE-2: the slot after the last one that was consumed. */
  get head(): number {
    return this.#head;
  }

  get isEmpty(): boolean {
    return this.#head === this.#tail;
  }

  /**
   * Takes a tail from the doorbell; `false` where it is ignored: a slot that does not exist, or more entries than there is
   * room for (NB-DBL-3).
   */
  ring(tail: number): boolean {
    const { size } = this.memory;
    if (tail >= size) return false;
    const pending = (this.#tail - this.#head + size) % size;
    const added = (tail - this.#tail + size) % size;
    if (pending + added >= size) return false;
    this.#tail = tail;
    return true;
  }

  /** The pointers, for `load`. */
  save(): { readonly head: number; readonly tail: number } {
    return { head: this.#head, tail: this.#tail };
  }

  /** Makes the pointers those that were saved. */
  load({ head, tail }: { readonly head: number; readonly tail: number }): void {
    this.#head = head;
    this.#tail = tail;
  }

  /** Takes the entry at the head; `null` where its memory cannot be read. */
  fetch(): Uint8Array | null {
    const entry = new Uint8Array(SUBMISSION_ENTRY_SIZE);
    const address = this.memory.addressOf(this.#head);
    if (address === null || !this.memory.space.read(address, entry, 'sqe')) return null;
    this.#head = (this.#head + 1) % this.memory.size;
    return entry;
  }
}

import { SUBMISSION_ENTRY_SIZE } from '../../codegen/model/queue-entry.ts';
import type { BusTag } from '../controller/dma.ts';
import { CQE_SIZE, decodeCqe } from '../generated/structures/cqe.ts';
import type { HostMemory } from './memory.ts';
import type { RegisterAccess } from './register-access.ts';

/** Where the two rings of a queue pair lie. */
export interface QueuePairLayout {
  /** Address of the submission queue. */
  readonly submissionQueue: number;
  /** Address of the completion queue. */
  readonly completionQueue: number;
  /** Entries of each ring. */
  readonly entries: number;
}

/** A submission queue with its completion queue, in host memory of one address space. */
export class QueuePair {
  readonly layout: QueuePairLayout;
  readonly #registers: RegisterAccess;
  readonly #memory: HostMemory;
  readonly #tag: BusTag | null;
  readonly #pair: number;
  #tail = 0;
  #head = 0;
  #phase: 0 | 1 = 1;
  #cid = 0;

  /** `pair`: the queue pair of the device whose doorbells the queues have. */
  constructor(
    registers: RegisterAccess,
    memory: HostMemory,
    { tag, pair, layout }: { readonly tag: BusTag | null; readonly pair: number; readonly layout: QueuePairLayout },
  ) {
    this.#registers = registers;
    this.#memory = memory;
    this.#tag = tag;
    this.#pair = pair;
    this.layout = layout;
  }

  /** Maps the rings, clears them and begins at their first slots. */
  clear(): void {
    const { submissionQueue, completionQueue, entries } = this.layout;
    this.#clear(submissionQueue, entries * SUBMISSION_ENTRY_SIZE);
    this.#clear(completionQueue, entries * CQE_SIZE);
    this.#tail = this.#head = 0;
    this.#phase = 1;
  }

  /** Puts an entry with a command identifier of its own into the submission queue, and rings. Returns the identifier. */
  submit(entry: Uint8Array): number {
    const { submissionQueue, entries } = this.layout;
    const bytes = entry.slice();
    this.#cid = (this.#cid + 1) % 0xffff;
    new DataView(bytes.buffer).setUint16(2, this.#cid, true);
    this.#memory.store(this.#tag, submissionQueue + this.#tail * SUBMISSION_ENTRY_SIZE, bytes);
    this.#tail = (this.#tail + 1) % entries;
    this.#registers.ring('sq', this.#pair, this.#tail);
    return this.#cid;
  }

  /** Takes the next completion queue entry; `null` where there is none. */
  take(): Uint8Array | null {
    const { completionQueue, entries } = this.layout;
    const completion = this.#memory.load(this.#tag, completionQueue + this.#head * CQE_SIZE, CQE_SIZE);
    if (decodeCqe(completion).p !== this.#phase) return null;
    this.#head = (this.#head + 1) % entries;
    if (this.#head === 0) this.#phase = this.#phase === 1 ? 0 : 1;
    this.#registers.ring('cq', this.#pair, this.#head);
    return completion;
  }

  #clear(address: number, size: number): void {
    this.#memory.map(this.#tag, address, size);
    this.#memory.store(this.#tag, address, new Uint8Array(size));
  }
}

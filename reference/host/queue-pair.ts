import type { BusTag } from '../controller/dma.ts';
import { CompletionRing } from './completion-ring.ts';
import type { HostMemory } from './memory.ts';
import type { RegisterAccess } from './register-access.ts';
import { SubmissionRing } from './submission-ring.ts';

/** Where the two rings of a queue pair lie. */
export interface QueuePairLayout {
  /** Address of the submission queue. */
  readonly submissionQueue: number;
  /** Address of the completion queue. */
  readonly completionQueue: number;
  /** Entries of each ring. */
  readonly entries: number;
}

/** Where a driver stands in both rings. */
export interface SavedQueuePair {
  readonly submission: ReturnType<SubmissionRing['save']>;
  readonly completion: ReturnType<CompletionRing['save']>;
}

/** A submission queue with its completion queue, in host memory of one address space. */
export class QueuePair {
  readonly layout: QueuePairLayout;
  readonly #submission: SubmissionRing;
  readonly #completion: CompletionRing;

  /** `pair`: the queue pair of the device whose doorbells the queues have. */
  constructor(
    registers: RegisterAccess,
    memory: HostMemory,
    { tag, pair, layout }: { readonly tag: BusTag | null; readonly pair: number; readonly layout: QueuePairLayout },
  ) {
    const common = { tag, qid: pair, entries: layout.entries };
    this.layout = layout;
    this.#submission = new SubmissionRing(registers, memory, { ...common, address: layout.submissionQueue });
    this.#completion = new CompletionRing(registers, memory, { ...common, address: layout.completionQueue });
  }

  /** Where the driver stands in the rings, for `load`. */
  save(): SavedQueuePair {
    return { submission: this.#submission.save(), completion: this.#completion.save() };
  }

  /** Goes on from where it stood. */
  load({ submission, completion }: SavedQueuePair): void {
    this.#submission.load(submission);
    this.#completion.load(completion);
  }

  /** Maps the rings, clears them and begins at their first slots. */
  clear(): void {
    this.#submission.clear();
    this.#completion.clear();
  }

  /** Puts an entry with a command identifier of its own into the submission queue, and rings. Returns the identifier. */
  submit(entry: Uint8Array): number {
    return this.#submission.submit(entry);
  }

  /** Takes the next completion queue entry; `null` where there is none. */
  take(): Uint8Array | null {
    return this.#completion.take();
  }
}

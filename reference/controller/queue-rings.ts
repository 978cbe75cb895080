import type { CompletionPointers } from './completion-queue.ts';
import { CompletionQueue } from './completion-queue.ts';
import type { AddressSpace } from './dma.ts';
import type { QueueDescriptor, QueueDescriptors } from './queue-descriptors.ts';
import type { QueuePlace } from './queue-memory.ts';
import { SubmissionQueue } from './submission-queue.ts';

/** What a ring needs of the controller that it belongs to. */
export interface RingSurroundings {
  /** The address space of a tag index. */
  spaceOf(tagIndex: number): AddressSpace;
  /** Size in bytes of the pages of the controller's host. */
  pageSize(): number;
  /** The function's vector behind a vector of the controller; `null` for none. */
  vectorOf(vector: number): number | null;
}

interface Opened<T> {
  readonly ring: T;
  readonly identity: object;
}

/** Rings whose queues are gone. */
export interface ClosedRings {
  readonly submission: readonly SubmissionQueue[];
  readonly completion: readonly CompletionQueue[];
}

/** Where the rings of a controller stand. */
export interface SavedRings {
  readonly submission: ReadonlyMap<number, ReturnType<SubmissionQueue['save']>>;
  readonly completion: ReadonlyMap<number, CompletionPointers>;
}

/** The rings of one controller, kept equal to the queues that exist. */
export class QueueRings {
  readonly #surroundings: RingSurroundings;
  readonly #submission = new Map<number, Opened<SubmissionQueue>>();
  readonly #completion = new Map<number, Opened<CompletionQueue>>();
  /** What `#submission` holds, made anew when that changes: it is asked for with every command. */
  #submissionQueues: readonly SubmissionQueue[] = [];

  constructor(surroundings: RingSurroundings) {
    this.#surroundings = surroundings;
  }

  get submissionQueues(): readonly SubmissionQueue[] {
    return this.#submissionQueues;
  }

  submissionQueue(qid: number): SubmissionQueue | null {
    return this.#submission.get(qid)?.ring ?? null;
  }

  completionQueue(qid: number): CompletionQueue | null {
    return this.#completion.get(qid)?.ring ?? null;
  }

  /** Where all rings stand, by queue identifier, for `load`. */
  save(): SavedRings {
    return {
      submission: new Map([...this.#submission].map(([qid, { ring }]) => [qid, ring.save()])),
      completion: new Map([...this.#completion].map(([qid, { ring }]) => [qid, ring.save()])),
    };
  }

  /** Brings the rings of the same queues to where they stood. */
  load({ submission, completion }: SavedRings): void {
    for (const [qid, pointers] of submission) this.#submission.get(qid)?.ring.load(pointers);
    for (const [qid, pointers] of completion) this.#completion.get(qid)?.ring.load(pointers);
  }

  /**
   * Closes the rings of queues that are gone and opens those of new ones. A ring that opens is clean: nothing of a former
   * queue with the same number is left in it. Returns the rings that were closed.
   */
  reconcile({ submission, completion }: QueueDescriptors): ClosedRings {
    const closed = { submission: close(this.#submission, submission), completion: close(this.#completion, completion) };
    for (const [qid, queue] of submission) {
      if (this.#submission.has(qid)) continue;
      const ring = new SubmissionQueue(qid, queue.completionQueue, this.#placeOf(queue));
      this.#submission.set(qid, { ring, identity: queue.identity });
    }
    for (const [qid, queue] of completion) {
      if (this.#completion.has(qid)) continue;
      const { vector, identity } = queue;
      const interrupt = vector === null ? null : this.#surroundings.vectorOf(vector);
      const ring = new CompletionQueue(qid, this.#placeOf(queue), interrupt, vector ?? 0);
      this.#completion.set(qid, { ring, identity });
    }
    this.#submissionQueues = [...this.#submission.values()].map(({ ring }) => ring);
    return closed;
  }

  #placeOf({ base, entries, isListed, tagIndex }: QueueDescriptor): QueuePlace {
    const place = { base, size: entries, space: this.#surroundings.spaceOf(tagIndex) };
    return isListed ? { ...place, listedPages: this.#surroundings.pageSize() } : place;
  }
}

function close<T>(rings: Map<number, Opened<T>>, wanted: ReadonlyMap<number, { readonly identity: object }>): T[] {
  const closed: T[] = [];
  for (const [qid, { ring, identity }] of rings) {
    if (wanted.get(qid)?.identity === identity) continue;
    rings.delete(qid);
    closed.push(ring);
  }
  return closed;
}

import type { ObjectInstance } from '../../codegen/language/values.ts';
import { ADMIN_QUEUE_ID, COALESCING } from '../../codegen/model/vocabulary.ts';
import type { CompletionQueue } from './completion-queue.ts';
import type { Timer, VirtualClock } from './virtual-clock.ts';

/** Nanoseconds in a unit of the Aggregation Time. */
const TIME_UNIT = 100_000;

/** How the interrupts of one vector wait. */
export interface CoalescingSettings {
  /** How many entries an interrupt waits for, 1 to 256. */
  readonly entries: number;
  /** The longest time that it waits, in nanoseconds. */
  readonly time: number;
}

/**
 * How the interrupts of a controller wait, by its own number of the vector; `null` where they do not: coalescing is off, or
 * is disabled for the vector.
 */
export function coalescingOf({ attributes }: ObjectInstance, number: number): CoalescingSettings | null {
  const threshold = Number(attributes[COALESCING.threshold] ?? 0);
  const time = Number(attributes[COALESCING.time] ?? 0);
  const exempt = attributes[COALESCING.exempt];
  if (threshold === 0 || time === 0 || (exempt instanceof Map && exempt.has(number))) return null;
  return { entries: threshold + 1, time: time * TIME_UNIT };
}

/** What coalescing needs of the controller. */
export interface CoalescingParts {
  readonly clock: VirtualClock;
  /** How the interrupts of a vector of the function wait at this time, by the controller's number of it; `null`: they do not. */
  settings(vector: number, number: number): CoalescingSettings | null;
  /** Raises a vector of the function. */
  raise(vector: number): void;
}

/** Entries of one vector that no interrupt has told of yet. */
interface Waiting {
  readonly queues: Map<CompletionQueue, number>;
  readonly timer: Timer;
}

/**
 * Interrupts of the I/O completion queues of one controller, which can wait for more entries: by vector, until so many are
 * posted or the first of them has waited long enough (NB-COA-1). Those of the admin completion queue do not wait.
 */
export class InterruptCoalescing {
  readonly #parts: CoalescingParts;
  readonly #waiting = new Map<number, Waiting>();

  constructor(parts: CoalescingParts) {
    this.#parts = parts;
  }

  /** An entry was posted to a completion queue. */
  posted(queue: CompletionQueue): void {
    const { vector, vectorNumber } = queue;
    if (vector === null) return;
    // NB-COA-3: the admin completion queue does not wait.
    const settings = queue.qid === ADMIN_QUEUE_ID ? null : this.#parts.settings(vector, vectorNumber);
    if (settings === null) {
      this.#raise(vector);
      return;
    }
    const waiting = this.#waiting.get(vector) ?? this.#begin(vector, settings.time);
    waiting.queues.set(queue, (waiting.queues.get(queue) ?? 0) + 1);
    let entries = 0;
    for (const each of waiting.queues.values()) entries += each;
    if (entries >= settings.entries) this.#raise(vector);
  }

  /** NB-COA-4: entries of queues that are gone interrupt no more. */
  closed(queues: Iterable<CompletionQueue>): void {
    for (const queue of queues)
      for (const [vector, waiting] of this.#waiting)
        if (waiting.queues.delete(queue) && waiting.queues.size === 0) this.#end(vector);
  }

  #begin(vector: number, time: number): Waiting {
    const timer = this.#parts.clock.after(time, () => this.#raise(vector));
    const waiting = { queues: new Map<CompletionQueue, number>(), timer };
    this.#waiting.set(vector, waiting);
    return waiting;
  }

  /** One interrupt tells of all entries of the vector. */
  #raise(vector: number): void {
    this.#end(vector);
    this.#parts.raise(vector);
  }

  #end(vector: number): void {
    this.#waiting.get(vector)?.timer.cancel();
    this.#waiting.delete(vector);
  }
}

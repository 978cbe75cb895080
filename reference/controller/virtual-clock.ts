/** Something that is to happen at a time. */
export interface Timer {
  /** Lets it not happen; no effect once it has happened. */
  cancel(): void;
}

/** A timer in the heap: earlier times first, and of equal ones the one that was set first. */
interface Entry {
  readonly time: number;
  readonly order: number;
  /** `null`: cancelled. */
  run: (() => void) | null;
}

/**
 * Time as the device knows it, in nanoseconds from 0 up. It passes only when somebody lets it pass, so that what the device
 * does in time is the same in every run. All that waits shares one clock: media, limits, coalesced interrupts.
 */
export class VirtualClock {
  readonly #heap: Entry[] = [];
  #now = 0;
  #order = 0;

  /** Nanoseconds since the clock began. */
  get now(): number {
    return this.#now;
  }

  /** When the next timer is due; `null` where none is set. */
  get next(): number | null {
    for (let first = this.#heap[0]; first; first = this.#heap[0]) {
      if (first.run !== null) return first.time;
      this.#removeFirst();
    }
    return null;
  }

  /**
   * Calls `run` once, when so many nanoseconds have passed; with 0 at the next chance, and never before the call returns. A
   * timer that sets another one in `run` for ever keeps the device from coming to rest.
   * @throws RangeError as `timeAfter` does.
   */
  after(delay: number, run: () => void): Timer {
    const time = this.timeAfter(delay);
    const entry: Entry = { time, order: this.#order++, run };
    this.#insert(entry);
    return { cancel: () => void (entry.run = null) };
  }

  /** Lets time pass to the next timer, if it is due at `until` or before, and runs it; whether there was one. */
  runNext(until = Infinity): boolean {
    const { next } = this;
    if (next === null || next > until) return false;
    const { run } = this.#removeFirst();
    this.#now = next;
    run?.();
    return true;
  }

  /**
   * Lets so many nanoseconds pass, and runs the timers that become due, in order.
   * @throws RangeError as `timeAfter` does.
   */
  advance(duration: number): void {
    const end = this.timeAfter(duration);
    while (this.runNext(end));
    this.#now = end;
  }

  /** Goes on from a time at which no timer was set. */
  load(now: number): void {
    this.reset();
    this.#now = now;
  }

  /** Begins again at 0 without any timer: the power was off. */
  reset(): void {
    this.#heap.length = 0;
    this.#now = 0;
    this.#order = 0;
  }

  /**
   * The time in so many nanoseconds.
   * @throws RangeError for a delay that is no integer from 0 up, or that leads beyond 2^53 - 1 nanoseconds (104 days).
   */
  timeAfter(delay: number): number {
    const time = this.#now + delay;
    if (!Number.isInteger(delay) || delay < 0 || !Number.isSafeInteger(time))
      throw new RangeError(
        `Unexpected delay ${delay} at ${this.#now} ns, expected whole nanoseconds from 0 up, to a time of at most 2^53 - 1`,
      );
    return time;
  }

  #insert(entry: Entry): void {
    let at = this.#heap.push(entry) - 1;
    for (let above = (at - 1) >> 1; at > 0 && isBefore(entry, this.#heap[above] as Entry); above = (at - 1) >> 1) {
      this.#heap[at] = this.#heap[above] as Entry;
      at = above;
    }
    this.#heap[at] = entry;
  }

  #removeFirst(): Entry {
    const [first] = this.#heap as [Entry];
    const last = this.#heap.pop() as Entry;
    if (this.#heap.length > 0) this.#sinkFromTop(last);
    return first;
  }

  #sinkFromTop(entry: Entry): void {
    const heap = this.#heap;
    let at = 0;
    for (let below = 1; below < heap.length; below = 2 * at + 1) {
      const right = heap[below + 1];
      if (right && isBefore(right, heap[below] as Entry)) below += 1;
      if (!isBefore(heap[below] as Entry, entry)) break;
      heap[at] = heap[below] as Entry;
      at = below;
    }
    heap[at] = entry;
  }
}

function isBefore(a: Entry, b: Entry): boolean {
  return a.time < b.time || (a.time === b.time && a.order < b.order);
}

/** Something that works in small steps. */
export interface Worker {
  /** Whether there may be something to do; only `Turns` changes it. */
  isAwake: boolean;
  /** Does a little; whether there was anything to do. */
  step(): boolean;
}

/**
 * Who has something to do: one step each, in turns. Who has nothing to do sleeps until something wakes it, so that a
 * thousand idle controllers cost a busy one nothing.
 *
 * The lists are used again and again: a set in which workers come and go would leave a table behind every few commands, and
 * each of these leads to the next one, so that a collection of young objects frees none.
 */
export class Turns<T extends Worker> {
  /** Who was woken for the next round; who sleeps again by then is passed over. */
  #next: T[] = [];
  /** Who has a turn in this round; empty between rounds. */
  #turn: T[] = [];

  /** Whether anybody is awake. */
  get isAwake(): boolean {
    return this.#next.some((worker) => worker.isAwake);
  }

  /** There may be something to do for a worker. */
  wake(worker: T): void {
    if (worker.isAwake) return;
    worker.isAwake = true;
    this.#next.push(worker);
  }

  /** A worker is gone. */
  remove(worker: T): void {
    worker.isAwake = false;
  }

  /** Lets each that is awake do one step; whether any did something. */
  step(): boolean {
    const turn = this.#next;
    if (turn.length === 0) return false;
    [this.#next, this.#turn] = [this.#turn, turn];
    let hasWorked = false;
    for (const worker of turn) hasWorked = this.#let(worker) || hasWorked;
    turn.length = 0;
    return hasWorked;
  }

  /** All sleep. */
  clear(): void {
    for (const list of [this.#next, this.#turn]) for (const worker of list) worker.isAwake = false;
    this.#next.length = 0;
  }

  #let(worker: T): boolean {
    if (!worker.isAwake) return false;
    worker.isAwake = false;
    if (!worker.step()) return false;
    this.wake(worker);
    return true;
  }
}

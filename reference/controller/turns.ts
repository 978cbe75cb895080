/** Something that works in small steps. */
export interface Worker {
  /** Does a little; whether there was anything to do. */
  step(): boolean;
}

/**
 * Who has something to do: one step each, in turns. Who has nothing to do sleeps until something wakes it, so that a
 * thousand idle controllers cost a busy one nothing.
 */
export class Turns<T extends Worker> {
  readonly #awake = new Set<T>();
  /** Who is awake at the beginning of a round; empty between rounds. */
  readonly #turn: T[] = [];

  /** How many are awake. */
  get size(): number {
    return this.#awake.size;
  }

  /** There may be something to do for a worker. */
  wake(worker: T): void {
    this.#awake.add(worker);
  }

  /** A worker is gone. */
  remove(worker: T): void {
    this.#awake.delete(worker);
  }

  /** Lets each that is awake do one step; whether any did something. */
  step(): boolean {
    if (this.#awake.size === 0) return false;
    const turn = this.#turn;
    for (const worker of this.#awake) turn.push(worker);
    let hasWorked = false;
    for (const worker of turn) hasWorked = this.#let(worker) || hasWorked;
    turn.length = 0;
    return hasWorked;
  }

  #let(worker: T): boolean {
    if (!this.#awake.delete(worker) || !worker.step()) return false;
    this.#awake.add(worker);
    return true;
  }

  /** All sleep. */
  clear(): void {
    this.#awake.clear();
  }
}

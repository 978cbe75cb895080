const EVERY = 100;
const LEAST_LOOKS = 40;

/**
 * Whether the heap grows while one device lives. What is used goes up and down with garbage, so the least values of the
 * second and of the last quarter are compared.
 */
export class HeapWatch {
  readonly #looks: number[] = [];
  #isStopped = false;

  look(step: number): void {
    if (!this.#isStopped && step % EVERY === 0) this.#looks.push(process.memoryUsage().heapUsed);
  }

  stop(): void {
    this.#isStopped = true;
  }

  /** Bytes; `null` where there were too few looks. */
  get growth(): number | null {
    const looks = this.#looks;
    if (looks.length < LEAST_LOOKS) return null;
    const quarter = Math.floor(looks.length / 4);
    return Math.min(...looks.slice(-quarter)) - Math.min(...looks.slice(quarter, 2 * quarter));
  }
}

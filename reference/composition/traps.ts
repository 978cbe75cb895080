/** What a driver did that its controller's surroundings had to see: everything else reaches the device directly. */
export type TrapKind = 'register' | 'configuration' | 'interrupt-table' | 'doorbell' | 'admin-queue';

/** Counts the traps of one level of virtualization, by kind. Between enable and disable those of queues stay 0. */
export class TrapCounter {
  readonly #counts: Record<TrapKind, number> = {
    register: 0,
    configuration: 0,
    'interrupt-table': 0,
    doorbell: 0,
    'admin-queue': 0,
  };

  /** How many traps of a kind there were since the last `reset`. */
  of(kind: TrapKind): number {
    return this.#counts[kind];
  }

  /** Adds one trap. */
  count(kind: TrapKind): void {
    this.#counts[kind] += 1;
  }

  /** Begins anew. */
  reset(): void {
    for (const kind of Object.keys(this.#counts) as TrapKind[]) this.#counts[kind] = 0;
  }
}

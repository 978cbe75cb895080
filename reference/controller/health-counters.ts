import type { VirtualClock } from './virtual-clock.ts';

/** Plain numbers below 2^53. */
interface Counts {
  /** Read commands that returned their data. */
  reads: number;
  /** Write commands whose data the media has taken. */
  writes: number;
  /** Data read and written, in blocks of 512 bytes. */
  blocksRead: number;
  blocksWritten: number;
  /** How often the media could not return what is stored. */
  mediaErrors: number;
  powerCycles: number;
  unsafeShutdowns: number;
}

/** What a controller has counted, for `load`. Times in nanoseconds. */
export interface SavedHealth {
  readonly counts: Readonly<Counts>;
  readonly busyTime: number;
  readonly since: number;
}

const ZERO: Readonly<Counts> = {
  reads: 0,
  writes: 0,
  blocksRead: 0,
  blocksWritten: 0,
  mediaErrors: 0,
  powerCycles: 0,
  unsafeShutdowns: 0,
};

/**
 * What one controller counts for its SMART / Health Information log page: its own commands, and nothing of other controllers
 * (XC-FLT-6). I/O commands add to the numbers in passing.
 */
export class HealthCounters {
  #counts: Counts = { ...ZERO };
  readonly #clock: VirtualClock;
  readonly #recordedErrors: () => bigint;
  #since: number;
  #busyTime = 0;
  /** When the I/O commands at work began; `null` while there is none. */
  #busySince: number | null = null;

  /** `recordedErrors`: how many entries the controller's error log has had. */
  constructor(clock: VirtualClock, recordedErrors: () => bigint = () => 0n) {
    this.#clock = clock;
    this.#recordedErrors = recordedErrors;
    this.#since = clock.now;
  }

  get counts(): Counts {
    return this.#counts;
  }

  /** How many entries the controller's error log has had. */
  get recordedErrors(): bigint {
    return this.#recordedErrors();
  }

  /** Nanoseconds in which at least one I/O command was at work. */
  get busyTime(): number {
    return this.#busyTime + (this.#busySince === null ? 0 : this.#clock.now - this.#busySince);
  }

  /** Nanoseconds since the controller exists. */
  get age(): number {
    return this.#clock.now - this.#since;
  }

  /** Whether I/O commands are at work. */
  get isBusy(): boolean {
    return this.#busySince !== null;
  }

  /** An I/O command was taken and does not end at once. */
  busy(): void {
    this.#busySince ??= this.#clock.now;
  }

  /** No I/O command is at work any more. */
  idle(): void {
    this.#busyTime = this.busyTime;
    this.#busySince = null;
  }

  /** The power went away and came back; `isClean`: after a shutdown that was complete. */
  powerCycled(isClean: boolean): void {
    this.#counts.powerCycles += 1;
    if (!isClean) this.#counts.unsafeShutdowns += 1;
  }

  /** Begins anew. */
  reset(): void {
    this.load({ counts: ZERO, busyTime: 0, since: this.#clock.now });
  }

  /** What is counted so far. */
  save(): SavedHealth {
    return { counts: { ...this.#counts }, busyTime: this.busyTime, since: this.#since };
  }

  /** Goes on from what was counted; no command is at work. */
  load({ counts, busyTime, since }: SavedHealth): void {
    this.#counts = { ...counts };
    this.#busyTime = busyTime;
    this.#busySince = null;
    this.#since = since;
  }
}

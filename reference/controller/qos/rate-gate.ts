import type { MediaOperation } from '../media.ts';
import type { Timer, VirtualClock } from '../virtual-clock.ts';
import type { Charge, RateLimits, SavedLimits } from './rate-limits.ts';
import { Limits } from './rate-limits.ts';

/** A command that waits for its controller's limits. */
interface Waiting {
  readonly charge: Charge;
  readonly proceed: () => void;
}

/** A gate at which nothing waits. */
export interface SavedGate {
  readonly isLimited: boolean;
  readonly limits: SavedLimits;
}

/**
 * Admits the I/O commands of one controller as its limits allow. A command that waits costs nothing until it is admitted,
 * and can be taken back. The balances belong to the controller and outlive its queues (XC-QCG-4).
 */
export class RateGate {
  readonly #clock: VirtualClock;
  readonly #limits = new Limits();
  /** In the order of arrival. Those that write wait for limits of their own: others pass them by. */
  readonly #waiting = new Set<Waiting>();
  /** All gates with a command that may go on beyond its limits. */
  readonly #borrowers: Set<RateGate>;
  #isLimited = false;
  #timer: Timer | null = null;

  /** `borrowers` holds this gate while a command waits that may go on beyond its limits. */
  constructor(clock: VirtualClock, borrowers = new Set<RateGate>()) {
    this.#clock = clock;
    this.#borrowers = borrowers;
  }

  /** New limits; commands that wait go on by the new rule (XC-QCG-1). `null` lifts all. */
  change(limits: RateLimits | null): void {
    this.#isLimited = limits !== null;
    this.#limits.change(limits, this.#clock.now);
    this.#admitAll();
  }

  /** The balances, for `load`. No command may wait. */
  save(): SavedGate {
    return { isLimited: this.#isLimited, limits: this.#limits.save() };
  }

  /** Makes limits and balances those that were saved. */
  load({ isLimited, limits }: SavedGate): void {
    this.#isLimited = isLimited;
    this.#limits.load(limits);
  }

  /** Calls `proceed` when the command is admitted, at once if nothing waits and the limits allow it. */
  admit(charge: Charge, proceed: () => void): MediaOperation {
    if (!this.#isLimited) {
      proceed();
      return ADMITTED;
    }
    const waiting: Waiting = { charge, proceed };
    this.#waiting.add(waiting);
    this.#admitAll();
    return {
      // XC-QDL-4: one that waits stops without being admitted.
      cancel: () => this.#takeBack(waiting),
    };
  }

  /** Admits the first command that waits although its limits do not allow it (mode Soft); whether one waits. */
  borrow(): boolean {
    const [first] = this.#waiting;
    if (!first || this.#limits.isHard) return false;
    this.#go(first);
    this.#registerBorrower();
    return true;
  }

  /** Who has borrowed stands behind the others. */
  #registerBorrower(): void {
    this.#borrowers.delete(this);
    if (this.#waiting.size > 0 && !this.#limits.isHard) this.#borrowers.add(this);
  }

  #takeBack(waiting: Waiting): boolean {
    const didWait = this.#waiting.delete(waiting);
    // No time has to pass for nobody.
    if (this.#waiting.size === 0) {
      this.#stopTimer();
      this.#registerBorrower();
    }
    return didWait;
  }

  #stopTimer(): void {
    this.#timer?.cancel();
    this.#timer = null;
  }

  #admitAll(): void {
    this.#stopTimer();
    let soonest = Infinity;
    /** Whether an earlier command of the kind waits: within a kind none overtakes. */
    const isBlocked = { read: false, write: false };
    for (const waiting of [...this.#waiting]) {
      const kind = waiting.charge.isWrite ? 'write' : 'read';
      if (isBlocked[kind] || !this.#waiting.has(waiting)) continue;
      const delay = this.#isLimited ? this.#limits.opensIn(waiting.charge, this.#clock.now) : 0;
      if (delay === 0) {
        this.#go(waiting);
        continue;
      }
      isBlocked[kind] = true;
      soonest = Math.min(soonest, delay);
      if (isBlocked.read && isBlocked.write) break;
    }
    if (soonest < Infinity) this.#wait(soonest);
    const isBorrower = this.#waiting.size > 0 && !this.#limits.isHard;
    if (isBorrower !== this.#borrowers.has(this)) this.#registerBorrower();
  }

  #wait(delay: number): void {
    // Beyond the end of time nothing opens; a change of limits still does.
    if (!Number.isSafeInteger(this.#clock.now + delay)) return;
    this.#timer = this.#clock.after(delay, () => {
      this.#timer = null;
      this.#admitAll();
    });
  }

  #go(waiting: Waiting): void {
    this.#waiting.delete(waiting);
    this.#limits.charge(waiting.charge, this.#clock.now);
    waiting.proceed();
  }
}

const ADMITTED: MediaOperation = { cancel: () => false };

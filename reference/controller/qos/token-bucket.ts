/** Parts of a token: what one nanosecond of a rate in tokens per second adds is a whole number of them. */
const PARTS = 1_000_000_000n;

/**
 * The balance of one limit in virtual time, exact: a rate in tokens per second, a burst in tokens. It admits while its
 * balance is above zero, and a charge can make it negative (chapter Quality of service).
 */
export class TokenBucket {
  #rate: bigint;
  #burst: bigint;
  /** In parts of a token. */
  #balance: bigint;
  /** The time in nanoseconds up to which the balance has grown. */
  #at: number;

  /** XC-QCG-3: a new limit begins with a balance equal to the burst. */
  constructor(rate: bigint, burst: bigint, now: number) {
    this.#rate = rate;
    this.#burst = burst * PARTS;
    this.#balance = this.#burst;
    this.#at = now;
  }

  /** Whether the balance is above zero at a time. */
  isOpen(now: number): boolean {
    this.#grow(now);
    return this.#balance > 0n;
  }

  /** In how many nanoseconds the balance is above zero if nothing is charged; 0 where it is now. */
  opensIn(now: number): number {
    this.#grow(now);
    return this.#balance > 0n ? 0 : Number(-this.#balance / this.#rate) + 1;
  }

  /** Subtracts tokens. What was lent while the balance was not above zero is no debt: it counts from zero. */
  charge(tokens: bigint, now: number): void {
    this.#grow(now);
    this.#balance = (this.#balance > 0n ? this.#balance : 0n) - tokens * PARTS;
  }

  /** Another rate and burst from now on. XC-QCG-2, XC-QCG-5: the balance is reduced to the new burst, and never raised. */
  change(rate: bigint, burst: bigint, now: number): void {
    this.#grow(now);
    this.#rate = rate;
    this.#burst = burst * PARTS;
    if (this.#balance > this.#burst) this.#balance = this.#burst;
  }

  /** The same balance, in a bucket of its own. */
  copy(): TokenBucket {
    const copy = new TokenBucket(this.#rate, 0n, this.#at);
    copy.#burst = this.#burst;
    copy.#balance = this.#balance;
    return copy;
  }

  #grow(now: number): void {
    const grown = this.#balance + this.#rate * BigInt(now - this.#at);
    this.#balance = grown < this.#burst ? grown : this.#burst;
    this.#at = now;
  }
}

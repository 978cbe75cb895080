/**
 * Numbers that look random and follow from a seed: mulberry32. Everything that a run draws comes from one of these, so that
 * a seed and a step replay.
 */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** A number from 0 to FFFFFFFFh. */
  word(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  }

  /** A number from 0 to below `limit`. */
  below(limit: number): number {
    return Math.floor((this.word() / 2 ** 32) * limit);
  }

  /** A number from `low` to `high`. */
  between(low: number, high: number): number {
    return low + this.below(high - low + 1);
  }

  /** `true` in so many of 100 cases. */
  percent(chance: number): boolean {
    return this.below(100) < chance;
  }

  /** One of the list. @throws RangeError where it is empty. */
  pick<T>(list: readonly T[]): T {
    if (list.length === 0) throw new RangeError('Unexpected empty list, expected something to pick from');
    return list[this.below(list.length)] as T;
  }

  /** One of the list, or `null` where it is empty. */
  maybe<T>(list: readonly T[]): T | null {
    return list.length === 0 ? null : this.pick(list);
  }

  /** One of the list, in proportion to the weights. */
  weighted<T extends { readonly weight: number }>(list: readonly T[]): T {
    let left = (this.word() / 2 ** 32) * list.reduce((total, { weight }) => total + weight, 0);
    return list.find(({ weight }) => (left -= weight) < 0) ?? this.pick(list);
  }

  /** So many bytes. */
  bytes(count: number): Uint8Array {
    const words = new Uint32Array(Math.ceil(count / 4)).map(() => this.word());
    return new Uint8Array(words.buffer, 0, count);
  }
}

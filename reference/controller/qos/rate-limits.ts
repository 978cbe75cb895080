import { TokenBucket } from './token-bucket.ts';

/** The limits of one controller, as its attributes say them; a rate of 0 is no limit. */
export interface RateLimits {
  readonly isHard: boolean;
  /** Bytes that count as one operation; 0: every command is one. */
  readonly unit: bigint;
  /** Bytes per second, of all commands and of those that write. */
  readonly bytes: bigint;
  readonly writtenBytes: bigint;
  /** Operations per second, of all commands and of those that write. */
  readonly operations: bigint;
  readonly writes: bigint;
  readonly burstBytes: bigint;
  readonly burstOperations: bigint;
}

/** What a command costs: the bytes that it moves between host and media, and whether it changes the media. */
export interface Charge {
  readonly bytes: number;
  readonly isWrite: boolean;
}

/** One limit of the four: what is charged to it, and its balance while it applies. */
interface Limit {
  readonly isForWrites: boolean;
  readonly isForBytes: boolean;
  bucket: TokenBucket | null;
}

/** Limits with their balances at one time. */
export interface SavedLimits {
  readonly unit: bigint;
  readonly isHard: boolean;
  readonly buckets: readonly (TokenBucket | null)[];
}

/** The four limits of a controller with their balances. */
export class Limits {
  readonly #limits: readonly Limit[] = [
    { isForWrites: false, isForBytes: true, bucket: null },
    { isForWrites: true, isForBytes: true, bucket: null },
    { isForWrites: false, isForBytes: false, bucket: null },
    { isForWrites: true, isForBytes: false, bucket: null },
  ];
  #unit = 0n;
  #isHard = false;

  /** Whether a limit is never exceeded. */
  get isHard(): boolean {
    return this.#isHard;
  }

  /** New limits from a time on; `null` lifts all. */
  change(limits: RateLimits | null, now: number): void {
    this.#unit = limits?.unit ?? 0n;
    this.#isHard = limits?.isHard ?? false;
    for (const limit of this.#limits) {
      const { rate, burst } = partsOf(limits, limit);
      if (rate === 0n) limit.bucket = null;
      else if (limit.bucket === null) limit.bucket = new TokenBucket(rate, burst, now);
      else limit.bucket.change(rate, burst, now);
    }
  }

  /** The balances, for `load`. */
  save(): SavedLimits {
    return {
      unit: this.#unit,
      isHard: this.#isHard,
      buckets: this.#limits.map(({ bucket }) => bucket?.copy() ?? null),
    };
  }

  /** Makes limits and balances those that were saved. */
  load({ unit, isHard, buckets }: SavedLimits): void {
    this.#unit = unit;
    this.#isHard = isHard;
    this.#limits.forEach((limit, i) => (limit.bucket = buckets[i]?.copy() ?? null));
  }

  /** In how many nanoseconds a command is admitted; 0 for now. */
  opensIn(charge: Charge, now: number): number {
    return this.#charged(charge).reduce((latest, { bucket }) => Math.max(latest, bucket.opensIn(now)), 0);
  }

  /** Charges a command that is admitted (XC-QCH-1 to XC-QCH-4). */
  charge(charge: Charge, now: number): void {
    for (const { bucket, isForBytes } of this.#charged(charge))
      bucket.charge(isForBytes ? BigInt(charge.bytes) : this.#operations(charge.bytes), now);
  }

  #charged({ isWrite }: Charge): readonly (Limit & { readonly bucket: TokenBucket })[] {
    return this.#limits.filter(
      (limit): limit is Limit & { readonly bucket: TokenBucket } =>
        limit.bucket !== null && (isWrite || !limit.isForWrites),
    );
  }

  /** XC-QCH-3: one operation, or one for each unit begun. */
  #operations(bytes: number): bigint {
    return this.#unit === 0n || bytes === 0 ? 1n : (BigInt(bytes) + this.#unit - 1n) / this.#unit;
  }
}

function partsOf(
  limits: RateLimits | null,
  { isForWrites, isForBytes }: Pick<Limit, 'isForWrites' | 'isForBytes'>,
): { readonly rate: bigint; readonly burst: bigint } {
  if (limits === null) return { rate: 0n, burst: 0n };
  if (isForBytes) return { rate: isForWrites ? limits.writtenBytes : limits.bytes, burst: limits.burstBytes };
  return { rate: isForWrites ? limits.writes : limits.operations, burst: limits.burstOperations };
}

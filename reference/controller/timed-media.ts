import type { MediaClass } from './media-class.ts';
import { IMMEDIATE } from './media-class.ts';
import type { Media, MediaOperation } from './media.ts';
import { BLOCK_SIZE } from './media.ts';
import type { VirtualClock } from './virtual-clock.ts';

const SECOND = 1_000_000_000;

/** When the ways to and from the media of a namespace are free again. */
interface Ways {
  read: number;
  write: number;
}

/** What `save` gives: the ways of each namespace, and what the other media gave. */
interface Saved {
  readonly ways: ReadonlyMap<number, Readonly<Ways>>;
  readonly media: unknown;
}

/**
 * Lets operations of another media take time, as the media class of the namespace says. Transfers of a namespace go one after
 * the other, each way for itself; latencies overlap. An operation reaches the other media when its time has come, and can be
 * taken back until then.
 */
export class TimedMedia implements Media {
  readonly #media: Media;
  readonly #clock: VirtualClock;
  readonly #classOf: (namespace: number) => MediaClass;
  readonly #ways = new Map<number, Ways>();

  /** `classOf`: the media class of an underlying namespace. */
  constructor(media: Media, clock: VirtualClock, classOf: (namespace: number) => MediaClass = () => IMMEDIATE) {
    this.#media = media;
    this.#clock = clock;
    this.#classOf = classOf;
  }

  read(namespace: number, block: number, count: number, done: (data: Uint8Array | null) => void): MediaOperation {
    const { readLatency, readBandwidth } = this.#classOf(namespace);
    const transfer = this.#transfer(namespace, 'read', count * BLOCK_SIZE, readBandwidth);
    return this.#after(transfer + readLatency, () => this.#media.read(namespace, block, count, done));
  }

  write(
    namespace: number,
    block: number,
    data: Uint8Array,
    done: (isWritten: boolean) => void,
    isDurable = false,
  ): MediaOperation {
    const delay = this.#writeDelay(namespace, data.length, isDurable);
    return this.#after(delay, () => this.#media.write(namespace, block, data, done, isDurable));
  }

  /** Zeros are not transferred. */
  zero(
    namespace: number,
    block: number,
    count: number,
    done: (isDone: boolean) => void,
    isDurable = false,
  ): MediaOperation {
    const delay = this.#writeDelay(namespace, 0, isDurable);
    return this.#after(delay, () => this.#media.zero(namespace, block, count, done, isDurable));
  }

  /** Waits for the writes that were transferred before; with `null` for those of all namespaces. */
  flush(namespace: number | null, done: (isFlushed: boolean) => void): MediaOperation {
    const concerned = namespace === null ? [...this.#ways.keys()] : [namespace];
    const delays = concerned.map((each) => {
      const { flushLatency } = this.#classOf(each);
      return flushLatency + Math.max(0, (this.#ways.get(each)?.write ?? 0) - this.#clock.now);
    });
    return this.#after(Math.max(0, ...delays), () => this.#media.flush(namespace, done));
  }

  /** Operations that wait are forgotten: the power was off. */
  losePower(): void {
    this.#forget();
    this.#media.losePower?.();
  }

  clear(): void {
    this.#forget();
    this.#media.clear();
  }

  /** A write into a cache goes on taking the way to the media after it has ended. */
  save(): unknown {
    const ways = new Map([...this.#ways].map(([namespace, each]) => [namespace, { ...each }]));
    const saved: Saved = { ways, media: this.#media.save?.() };
    return saved;
  }

  load(saved: unknown): void {
    const { ways, media } = saved as Saved;
    this.#forget();
    for (const [namespace, each] of ways) this.#ways.set(namespace, { ...each });
    this.#media.load?.(media);
  }

  #forget(): void {
    this.#ways.clear();
    this.#waiting.forEach((cancel) => cancel());
    this.#waiting.clear();
  }

  readonly #waiting = new Set<() => void>();

  #writeDelay(namespace: number, bytes: number, isDurable: boolean): number {
    const { writeLatency, writeBandwidth, cacheSize } = this.#classOf(namespace);
    // A write into the cache reaches the media later, and takes the way to it all the same.
    const transfer = this.#transfer(namespace, 'write', bytes, writeBandwidth);
    const isCached = cacheSize > 0 && !isDurable && this.#backlog(namespace, writeBandwidth) <= cacheSize;
    return isCached ? 0 : transfer + writeLatency;
  }

  /** Bytes that were written and have not gone the way to the media. */
  #backlog(namespace: number, bandwidth: number): number {
    if (bandwidth === 0) return 0;
    const until = this.#ways.get(namespace)?.write ?? 0;
    return (Math.max(0, until - this.#clock.now) * bandwidth) / SECOND;
  }

  /** Nanoseconds until so many bytes have gone a way, behind those that were there before. */
  #transfer(namespace: number, way: keyof Ways, bytes: number, bandwidth: number): number {
    const ways = this.#ways.get(namespace) ?? { read: 0, write: 0 };
    this.#ways.set(namespace, ways);
    const { now } = this.#clock;
    const begin = Math.max(now, ways[way]);
    ways[way] = bandwidth === 0 ? begin : begin + Math.ceil((bytes * SECOND) / bandwidth);
    return ways[way] - now;
  }

  #after(delay: number, begin: () => MediaOperation): MediaOperation {
    if (delay === 0) return begin();
    let begun: MediaOperation | null = null;
    const cancel = (): void => {
      timer.cancel();
      this.#waiting.delete(cancel);
    };
    const timer = this.#clock.after(delay, () => {
      this.#waiting.delete(cancel);
      begun = begin();
    });
    this.#waiting.add(cancel);
    let isOver = false;
    return {
      cancel: () => {
        if (begun !== null) return begun.cancel();
        if (isOver) return false;
        isOver = true;
        cancel();
        return true;
      },
    };
  }
}

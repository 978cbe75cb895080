import { inTurn } from './in-turn.ts';
import type { Media, MediaOperation } from './media.ts';
import { BLOCK_SIZE } from './media.ts';

const ENDED: MediaOperation = { cancel: () => false };

/** A run of blocks that the cache holds. */
interface Run {
  readonly block: number;
  readonly data: Uint8Array;
}

/** By underlying namespace and block. */
type Blocks = ReadonlyMap<number, ReadonlyMap<number, Uint8Array>>;

/** What `save` gives: what the cache holds, and what the media behind it gave. */
interface Saved {
  readonly dirty: Blocks;
  readonly media: unknown;
}

/**
 * A volatile write cache before another media. A write that need not be durable ends in the cache; a flush, a durable write and
 * a full cache bring what it holds to the media. What is still in it when power is lost is gone.
 */
export class CachedMedia implements Media {
  readonly #media: Media;
  readonly #sizeOf: (namespace: number) => number;
  /** By underlying namespace: the blocks that the media does not have yet. */
  readonly #dirty = new Map<number, Map<number, Uint8Array>>();

  /** `sizeOf`: how many bytes of an underlying namespace the cache holds; 0: none. */
  constructor(media: Media, sizeOf: (namespace: number) => number) {
    this.#media = media;
    this.#sizeOf = sizeOf;
  }

  read(namespace: number, block: number, count: number, done: (data: Uint8Array | null) => void): MediaOperation {
    const dirty = this.#dirty.get(namespace);
    if (!dirty || dirty.size === 0) return this.#media.read(namespace, block, count, done);
    return this.#media.read(namespace, block, count, (data) => {
      done(data && overlaid(data, dirty, block, count));
    });
  }

  write(
    namespace: number,
    block: number,
    data: Uint8Array,
    done: (isWritten: boolean) => void,
    isDurable = false,
  ): MediaOperation {
    const count = data.length / BLOCK_SIZE;
    const room = this.#sizeOf(namespace) / BLOCK_SIZE;
    if (isDurable || count > room) {
      this.#forget(namespace, block, count);
      return this.#media.write(namespace, block, data, done, isDurable || room === 0);
    }
    const keep = (): void => {
      const dirty = this.#dirty.get(namespace) ?? new Map<number, Uint8Array>();
      this.#dirty.set(namespace, dirty);
      for (let i = 0; i < count; i += 1) dirty.set(block + i, data.slice(i * BLOCK_SIZE, (i + 1) * BLOCK_SIZE));
    };
    if ((this.#dirty.get(namespace)?.size ?? 0) + count <= room) {
      keep();
      done(true);
      return ENDED;
    }
    return this.#writeBack(namespace, (isWritten) => {
      if (isWritten) keep();
      done(isWritten);
    });
  }

  /** Zeros go past the cache: they may be more than it holds. */
  zero(
    namespace: number,
    block: number,
    count: number,
    done: (isDone: boolean) => void,
    isDurable = false,
  ): MediaOperation {
    this.#forget(namespace, block, count);
    return this.#media.zero(namespace, block, count, done, isDurable || this.#sizeOf(namespace) === 0);
  }

  flush(namespace: number | null, done: (isFlushed: boolean) => void): MediaOperation {
    const concerned = namespace === null ? [...this.#dirty.keys()] : [namespace];
    return inTurn(
      [...concerned.map((each) => ({ each })), null],
      (step, end) => (step === null ? this.#media.flush(namespace, end) : this.#writeBack(step.each, end)),
      done,
    );
  }

  losePower(): void {
    this.#dirty.clear();
    this.#media.losePower?.();
  }

  clear(): void {
    this.#dirty.clear();
    this.#media.clear();
  }

  save(): unknown {
    const saved: Saved = { dirty: copyOf(this.#dirty), media: this.#media.save?.() };
    return saved;
  }

  load(saved: unknown): void {
    const { dirty, media } = saved as Saved;
    this.#dirty.clear();
    for (const [namespace, blocks] of copyOf(dirty)) this.#dirty.set(namespace, blocks);
    this.#media.load?.(media);
  }

  #writeBack(namespace: number, done: (isWritten: boolean) => void): MediaOperation {
    const dirty = this.#dirty.get(namespace) ?? new Map<number, Uint8Array>();
    return inTurn(
      runsOf(dirty),
      ({ block, data, held }, end) =>
        this.#media.write(namespace, block, data, (isWritten) => {
          // What was written anew in the meantime stays.
          if (isWritten) held.forEach((bytes, i) => dirty.get(block + i) === bytes && dirty.delete(block + i));
          end(isWritten);
        }),
      done,
    );
  }

  #forget(namespace: number, block: number, count: number): void {
    const dirty = this.#dirty.get(namespace);
    if (!dirty) return;
    if (count > dirty.size) {
      for (const each of [...dirty.keys()]) if (each >= block && each < block + count) dirty.delete(each);
    } else for (let i = 0; i < count; i += 1) dirty.delete(block + i);
  }
}

/** What the media holds, with what the cache holds over it. */
function overlaid(data: Uint8Array, dirty: ReadonlyMap<number, Uint8Array>, block: number, count: number): Uint8Array {
  const whole = data.slice();
  for (let i = 0; i < count; i += 1) {
    const bytes = dirty.get(block + i);
    if (bytes) whole.set(bytes, i * BLOCK_SIZE);
  }
  return whole;
}

/** Blocks that follow one another, together. */
function runsOf(dirty: ReadonlyMap<number, Uint8Array>): (Run & { readonly held: readonly Uint8Array[] })[] {
  const runs: { block: number; held: Uint8Array[] }[] = [];
  for (const [block, bytes] of [...dirty].sort(([a], [b]) => a - b)) {
    const last = runs.at(-1);
    if (last && last.block + last.held.length === block) last.held.push(bytes);
    else runs.push({ block, held: [bytes] });
  }
  return runs.map(({ block, held }) => {
    const data = new Uint8Array(held.length * BLOCK_SIZE);
    held.forEach((bytes, i) => data.set(bytes, i * BLOCK_SIZE));
    return { block, data, held };
  });
}

/** The blocks themselves are never changed: another write puts another array in their place. */
function copyOf(blocks: Blocks): Map<number, Map<number, Uint8Array>> {
  return new Map([...blocks].map(([namespace, each]) => [namespace, new Map(each)]));
}

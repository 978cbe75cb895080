import type { Media, MediaOperation } from './media.ts';
import { BLOCK_SIZE } from './media.ts';

/** An operation that waits for `release`. */
interface Held {
  readonly run: () => void;
  /** The media has begun with it: it cannot be taken back. */
  readonly hasBegun: boolean;
}

/** Media in memory that holds the blocks that were written. It finishes operations at once, unless it is told to hold them. */
export class MemoryMedia implements Media {
  readonly #namespaces = new Map<number, Map<number, Uint8Array>>();
  readonly #held = new Set<Held>();
  #holding: 'before' | 'begun' | null = null;

  /**
   * Holds the operations from now on. `before`: they have not reached the media, and may be cancelled; `begun`: the media
   * has begun with them, and only `release` finishes them.
   */
  hold(where: 'before' | 'begun' = 'before'): void {
    this.#holding = where;
  }

  /** Finishes the operations that are held, in their order, and holds none any more. */
  release(): void {
    this.#holding = null;
    for (const held of [...this.#held]) {
      if (this.#held.delete(held)) held.run();
    }
  }

  /** How many operations are held. */
  get heldOperations(): number {
    return this.#held.size;
  }

  read(namespace: number, block: number, count: number, done: (data: Uint8Array | null) => void): MediaOperation {
    return this.#perform(() => {
      const data = new Uint8Array(count * BLOCK_SIZE);
      const blocks = this.#namespaces.get(namespace);
      for (let i = 0; i < count; i++) {
        const written = blocks?.get(block + i);
        // NB-IOD-1: a block that never was written holds zeros.
        if (written) data.set(written, i * BLOCK_SIZE);
      }
      done(data);
    });
  }

  write(namespace: number, block: number, data: Uint8Array, done: (isWritten: boolean) => void): MediaOperation {
    return this.#perform(() => {
      let blocks = this.#namespaces.get(namespace);
      if (!blocks) this.#namespaces.set(namespace, (blocks = new Map()));
      for (let at = 0; at < data.length; at += BLOCK_SIZE)
        blocks.set(block + at / BLOCK_SIZE, data.slice(at, at + BLOCK_SIZE));
      done(true);
    });
  }

  zero(namespace: number, block: number, count: number, done: (isDone: boolean) => void): MediaOperation {
    return this.#perform(() => {
      const blocks = this.#namespaces.get(namespace) ?? new Map<number, Uint8Array>();
      // The shorter walk: a host may name far more blocks than were ever written.
      if (count > blocks.size) {
        for (const at of [...blocks.keys()]) if (at >= block && at < block + count) blocks.delete(at);
      } else {
        for (let i = 0; i < count; i++) blocks.delete(block + i);
      }
      done(true);
    });
  }

  flush(_namespace: number, done: (isFlushed: boolean) => void): MediaOperation {
    return this.#perform(() => done(true));
  }

  clear(): void {
    this.#namespaces.clear();
    this.#held.clear();
    this.#holding = null;
  }

  #perform(run: () => void): MediaOperation {
    if (this.#holding === null) {
      run();
      return { cancel: () => false };
    }
    const held: Held = { run, hasBegun: this.#holding === 'begun' };
    this.#held.add(held);
    return { cancel: () => !held.hasBegun && this.#held.delete(held) };
  }
}

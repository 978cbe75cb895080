import type { Media, MediaOperation } from './media.ts';
import { BLOCK_SIZE } from './media.ts';

/** Blocks are kept in chunks of 4 KiB, what most commands move. */
const CHUNK_BLOCKS = 8;
const CHUNK_SIZE = CHUNK_BLOCKS * BLOCK_SIZE;

/** An operation that waits for `release`. */
interface Held {
  readonly run: () => void;
  /** The media has begun with it: it cannot be taken back. */
  readonly hasBegun: boolean;
}

/** An operation that has ended before anybody could take it back. */
const FINISHED: MediaOperation = { cancel: () => false };

/** Media in memory that holds the blocks that were written. It finishes operations at once, unless it is told to hold them. */
export class MemoryMedia implements Media {
  /** By namespace: the chunks in which something was written. */
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
      const chunks = this.#namespaces.get(namespace);
      const at = block % CHUNK_BLOCKS;
      // Most commands stay within a chunk: what it holds is lent instead of copied.
      if (at + count <= CHUNK_BLOCKS) {
        // NB-IOD-1: a block that never was written holds zeros.
        const chunk = chunks?.get((block - at) / CHUNK_BLOCKS) ?? new Uint8Array(CHUNK_SIZE);
        done(count === CHUNK_BLOCKS ? chunk : chunk.subarray(at * BLOCK_SIZE, (at + count) * BLOCK_SIZE));
        return;
      }
      const data = new Uint8Array(count * BLOCK_SIZE);
      for (const part of partsOf(block, count)) {
        const chunk = chunks?.get(part.chunk);
        if (chunk) data.set(chunk.subarray(part.begin, part.end), part.done);
      }
      done(data);
    });
  }

  write(namespace: number, block: number, data: Uint8Array, done: (isWritten: boolean) => void): MediaOperation {
    return this.#perform(() => {
      let chunks = this.#namespaces.get(namespace);
      if (!chunks) this.#namespaces.set(namespace, (chunks = new Map()));
      for (const part of partsOf(block, data.length / BLOCK_SIZE)) {
        let chunk = chunks.get(part.chunk);
        if (!chunk) chunks.set(part.chunk, (chunk = new Uint8Array(CHUNK_SIZE)));
        chunk.set(data.subarray(part.done, part.done + part.end - part.begin), part.begin);
      }
      done(true);
    });
  }

  zero(namespace: number, block: number, count: number, done: (isDone: boolean) => void): MediaOperation {
    return this.#perform(() => {
      const chunks = this.#namespaces.get(namespace) ?? new Map<number, Uint8Array>();
      // The shorter walk: a host may name far more blocks than were ever written.
      if (count > chunks.size * CHUNK_BLOCKS) {
        for (const chunk of [...chunks.keys()]) {
          const first = Math.max(block, chunk * CHUNK_BLOCKS);
          const end = Math.min(block + count, (chunk + 1) * CHUNK_BLOCKS);
          if (first < end) clear(chunks, first, end - first);
        }
      } else clear(chunks, block, count);
      done(true);
    });
  }

  flush(_namespace: number | null, done: (isFlushed: boolean) => void): MediaOperation {
    return this.#perform(() => done(true));
  }

  clear(): void {
    this.#namespaces.clear();
    this.#held.clear();
    this.#holding = null;
  }

  save(): unknown {
    return copyOf(this.#namespaces);
  }

  load(saved: unknown): void {
    this.#namespaces.clear();
    for (const [namespace, chunks] of copyOf(saved as Contents)) this.#namespaces.set(namespace, chunks);
  }

  #perform(run: () => void): MediaOperation {
    if (this.#holding === null) {
      run();
      return FINISHED;
    }
    const held: Held = { run, hasBegun: this.#holding === 'begun' };
    this.#held.add(held);
    return { cancel: () => !held.hasBegun && this.#held.delete(held) };
  }
}

/** By namespace: the chunks in which something was written. */
type Contents = ReadonlyMap<number, ReadonlyMap<number, Uint8Array>>;

function copyOf(contents: Contents): Map<number, Map<number, Uint8Array>> {
  return new Map(
    [...contents].map(([namespace, chunks]) => [
      namespace,
      new Map([...chunks].map(([chunk, bytes]) => [chunk, bytes.slice()])),
    ]),
  );
}

/** Lets blocks hold zeros; a chunk of which nothing is left goes. */
function clear(chunks: Map<number, Uint8Array>, block: number, count: number): void {
  for (const { chunk, begin, end } of partsOf(block, count)) {
    if (end - begin === CHUNK_SIZE) chunks.delete(chunk);
    else chunks.get(chunk)?.fill(0, begin, end);
  }
}

/** Bytes of one chunk, and how many bytes of the blocks lie in chunks before it. */
interface Part {
  readonly chunk: number;
  readonly begin: number;
  readonly end: number;
  readonly done: number;
}

function* partsOf(block: number, count: number): Iterable<Part> {
  for (let done = 0; done < count;) {
    const at = (block + done) % CHUNK_BLOCKS;
    const blocks = Math.min(CHUNK_BLOCKS - at, count - done);
    const chunk = (block + done - at) / CHUNK_BLOCKS;
    yield { chunk, begin: at * BLOCK_SIZE, end: (at + blocks) * BLOCK_SIZE, done: done * BLOCK_SIZE };
    done += blocks;
  }
}

import type { Media, MediaOperation } from '../../reference/controller/media.ts';

/** An operation that the media has not finished. */
export interface MediaUse {
  readonly kind: 'read' | 'write' | 'zero' | 'flush';
  /** The underlying namespace. */
  readonly namespace: number;
  /** How many accesses the bus had seen in the step when it began: the last fetch before is that of its command. */
  readonly after: number;
  readonly bytes: number;
  /** The first operation of the same command, where that one led to this one. */
  readonly cause: MediaUse | null;
}

/** Stands between the device and its media, and knows which operations are not finished. */
export class MediaLog implements Media {
  /** Operations that were neither finished nor taken back. */
  readonly open = new Set<MediaUse>();
  #begun: MediaUse[] = [];
  #bytes = 0;
  /** The operation whose end is being told. */
  #ending: MediaUse | null = null;
  readonly #media: Media;
  readonly #accesses: () => number;

  /** `accesses`: how many accesses the bus has seen in this step. */
  constructor(media: Media, accesses: () => number) {
    this.#media = media;
    this.#accesses = accesses;
  }

  /** The operations that began since the last time. */
  takeBegun(): readonly MediaUse[] {
    const begun = this.#begun;
    this.#begun = [];
    return begun;
  }

  /** How many bytes were read and written in all. */
  get bytes(): number {
    return this.#bytes;
  }

  read(namespace: number, block: number, count: number, done: (data: Uint8Array | null) => void): MediaOperation {
    const use = this.#begin('read', namespace, count * 512);
    return this.#watched(
      use,
      this.#media.read(namespace, block, count, (data) => this.#end(use, () => done(data))),
    );
  }

  write(
    namespace: number,
    block: number,
    data: Uint8Array,
    done: (isWritten: boolean) => void,
    isDurable?: boolean,
  ): MediaOperation {
    const use = this.#begin('write', namespace, data.length);
    return this.#watched(
      use,
      this.#media.write(namespace, block, data, (isWritten) => this.#end(use, () => done(isWritten)), isDurable),
    );
  }

  zero(
    namespace: number,
    block: number,
    count: number,
    done: (isDone: boolean) => void,
    isDurable?: boolean,
  ): MediaOperation {
    const use = this.#begin('zero', namespace, 0);
    return this.#watched(
      use,
      this.#media.zero(namespace, block, count, (isDone) => this.#end(use, () => done(isDone)), isDurable),
    );
  }

  flush(namespace: number | null, done: (isFlushed: boolean) => void): MediaOperation {
    // A shutdown flushes for no command, and moves nothing.
    if (namespace === null) return this.#media.flush(null, done);
    const use = this.#begin('flush', namespace, 0);
    return this.#watched(
      use,
      this.#media.flush(namespace, (isFlushed) => this.#end(use, () => done(isFlushed))),
    );
  }

  /** Operations that wait are lost with the power. */
  losePower(): void {
    this.open.clear();
    this.#media.losePower?.();
  }

  clear(): void {
    this.open.clear();
    this.#media.clear();
  }

  #begin(kind: MediaUse['kind'], namespace: number, bytes: number): MediaUse {
    const use: MediaUse = {
      kind,
      namespace,
      after: this.#accesses(),
      bytes,
      cause: this.#ending?.cause ?? this.#ending,
    };
    this.open.add(use);
    this.#begun.push(use);
    return use;
  }

  #end(use: MediaUse, done: () => void): void {
    this.open.delete(use);
    this.#bytes += use.bytes;
    const outer = this.#ending;
    this.#ending = use;
    done();
    this.#ending = outer;
  }

  #watched(use: MediaUse, operation: MediaOperation): MediaOperation {
    return {
      cancel: () => {
        const isCancelled = operation.cancel();
        if (isCancelled) this.open.delete(use);
        return isCancelled;
      },
    };
  }
}

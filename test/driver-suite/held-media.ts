import type { Media, MediaOperation } from '../../reference/controller/media.ts';

/** Media whose operations wait, or fail, as a test wants; what does not wait goes through at once. */
export class HeldMedia implements Media {
  readonly #media: Media;
  #waiting: (() => void)[] | null = null;
  #failures = 0;
  #mayCancel = true;

  constructor(media: Media) {
    this.#media = media;
  }

  /** From now on operations wait; `mayCancel`: whether one that waits can be taken back. */
  hold(mayCancel = true): void {
    this.#waiting ??= [];
    this.#mayCancel = mayCancel;
  }

  /** Lets all operations go on. */
  release(): void {
    const waiting = this.#waiting ?? [];
    this.#waiting = null;
    for (const begin of waiting) begin();
  }

  /** Lets the next operation fail. */
  fail(): void {
    this.#failures += 1;
  }

  read(namespace: number, block: number, count: number, done: (data: Uint8Array | null) => void): MediaOperation {
    return this.#start(
      () => this.#media.read(namespace, block, count, done),
      () => done(null),
    );
  }

  write(
    namespace: number,
    block: number,
    data: Uint8Array,
    done: (isWritten: boolean) => void,
    isDurable?: boolean,
  ): MediaOperation {
    const kept = data.slice();
    return this.#start(
      () => this.#media.write(namespace, block, kept, done, isDurable),
      () => done(false),
    );
  }

  zero(
    namespace: number,
    block: number,
    count: number,
    done: (isDone: boolean) => void,
    isDurable?: boolean,
  ): MediaOperation {
    return this.#start(
      () => this.#media.zero(namespace, block, count, done, isDurable),
      () => done(false),
    );
  }

  flush(namespace: number | null, done: (isFlushed: boolean) => void): MediaOperation {
    return this.#start(
      () => this.#media.flush(namespace, done),
      () => done(false),
    );
  }

  clear(): void {
    this.#waiting = null;
    this.#failures = 0;
    this.#media.clear();
  }

  #start(begin: () => void, refuse: () => void): MediaOperation {
    const waiting = this.#waiting;
    if (waiting === null) {
      if (this.#failures > 0) {
        this.#failures -= 1;
        refuse();
      } else begin();
      return { cancel: () => false };
    }
    waiting.push(begin);
    return {
      cancel: () => {
        const at = this.#mayCancel && this.#waiting === waiting ? waiting.indexOf(begin) : -1;
        if (at >= 0) waiting.splice(at, 1);
        return at >= 0;
      },
    };
  }
}

import {
  closeSync,
  constants,
  fdatasyncSync,
  fstatSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Media, MediaOperation } from '../controller/media.ts';
import { BLOCK_SIZE } from '../controller/media.ts';

/** What the media does with an open file; Node's own functions by default. Offsets and lengths are in bytes. */
export interface FileAccess {
  readonly open: (path: string) => number;
  /** Returns how many bytes were read: fewer than asked for at the end of the file. */
  readonly read: (file: number, into: Uint8Array, position: number) => number;
  /** Returns how many bytes were written. */
  readonly write: (file: number, from: Uint8Array, position: number) => number;
  readonly size: (file: number) => number;
  readonly truncate: (file: number, size: number) => void;
  /** Returns once everything that was written before is on the disk. */
  readonly sync: (file: number) => void;
  readonly close: (file: number) => void;
}

/** For the user alone: what tenants write is nobody else's business. */
const PRIVATE_FILE = 0o600;
const PRIVATE_FOLDER = 0o700;
/** How much is read or set to zero at a time, in bytes. */
const CHUNK = 1 << 20;

const NODE: FileAccess = {
  open: (path) => openSync(path, constants.O_RDWR | constants.O_CREAT | constants.O_NOFOLLOW, PRIVATE_FILE),
  read: (file, into, position) => readSync(file, into, 0, into.length, position),
  write: (file, from, position) => writeSync(file, from, 0, from.length, position),
  size: (file) => fstatSync(file).size,
  truncate: ftruncateSync,
  sync: fdatasyncSync,
  close: closeSync,
};

const ENDED: MediaOperation = { cancel: () => false };

/**
 * Media in a folder: one sparse file for each underlying namespace, `namespace-1.img`. It outlives the process. A flush,
 * and a write with Force Unit Access, end when the data is on the disk.
 */
export class FileMedia implements Media {
  readonly #folder: string;
  readonly #access: FileAccess;
  readonly #files = new Map<number, number>();

  /** @throws an error of the file system where the folder cannot be made. */
  constructor(folder: string, access: FileAccess = NODE) {
    mkdirSync(folder, { recursive: true, mode: PRIVATE_FOLDER });
    this.#folder = folder;
    this.#access = access;
  }

  read(namespace: number, block: number, count: number, done: (data: Uint8Array | null) => void): MediaOperation {
    const data = new Uint8Array(count * BLOCK_SIZE);
    // NB-IOD-1: beyond the end of the file no block was ever written.
    done(this.#does(() => this.#readAll(namespace, data, block * BLOCK_SIZE)) ? data : null);
    return ENDED;
  }

  write(
    namespace: number,
    block: number,
    data: Uint8Array,
    done: (isWritten: boolean) => void,
    isDurable = false,
  ): MediaOperation {
    done(
      this.#does(() => {
        const file = this.#file(namespace);
        this.#writeAll(file, data, block * BLOCK_SIZE);
        if (isDurable) this.#access.sync(file);
      }),
    );
    return ENDED;
  }

  zero(
    namespace: number,
    block: number,
    count: number,
    done: (isDone: boolean) => void,
    isDurable = false,
  ): MediaOperation {
    done(
      this.#does(() => {
        const file = this.#file(namespace);
        this.#zero(file, block * BLOCK_SIZE, count * BLOCK_SIZE);
        if (isDurable) this.#access.sync(file);
      }),
    );
    return ENDED;
  }

  flush(namespace: number | null, done: (isFlushed: boolean) => void): MediaOperation {
    const files = namespace === null ? () => [...this.#files.values()] : () => [this.#file(namespace)];
    done(this.#does(() => files().forEach(this.#access.sync)));
    return ENDED;
  }

  clear(): void {
    for (const file of this.#files.values()) this.#access.truncate(file, 0);
  }

  /** Closes the files. The media can be used again: it opens them anew. */
  close(): void {
    for (const file of this.#files.values()) this.#access.close(file);
    this.#files.clear();
  }

  #file(namespace: number): number {
    const known = this.#files.get(namespace);
    if (known !== undefined) return known;
    const file = this.#access.open(join(this.#folder, `namespace-${namespace}.img`));
    this.#files.set(namespace, file);
    return file;
  }

  #readAll(namespace: number, into: Uint8Array, position: number): void {
    const file = this.#file(namespace);
    for (let at = 0; at < into.length;) {
      const count = this.#access.read(file, into.subarray(at, at + CHUNK), position + at);
      if (count === 0) return;
      at += count;
    }
  }

  #writeAll(file: number, from: Uint8Array, position: number): void {
    for (let at = 0; at < from.length;) at += this.#access.write(file, from.subarray(at), position + at);
  }

  /** What reaches to the end of the file is cut off, which frees its room; anything else is overwritten. */
  #zero(file: number, position: number, length: number): void {
    const size = this.#access.size(file);
    if (position >= size) return;
    if (position + length >= size) return this.#access.truncate(file, position);
    const zeros = new Uint8Array(Math.min(length, CHUNK));
    for (let at = 0; at < length; at += zeros.length)
      this.#writeAll(file, zeros.subarray(0, Math.min(zeros.length, length - at)), position + at);
  }

  /** A full disk, or one that cannot be read, is a failure of the command and not of the device. */
  #does(work: () => void): boolean {
    try {
      work();
      return true;
    } catch {
      return false;
    }
  }
}

import { closeSync, openSync, writeFileSync } from 'node:fs';
import { OutputPathError } from './write.ts';

/** A file that a user names for lines that come one after another. It is opened at once: a wrong name shows before any work. */
export class LineFile {
  readonly #path: string;
  readonly #descriptor: number;
  #text = '';

  /** Empties the file. @throws OutputPathError where it cannot be written. */
  constructor(path: string) {
    this.#path = path;
    this.#descriptor = this.#attempt(() => openSync(path, 'w'));
  }

  add(line: string): void {
    this.#text += `${line}\n`;
  }

  /** Writes all lines. @throws OutputPathError where they cannot be written. */
  close(): void {
    try {
      this.#attempt(() => writeFileSync(this.#descriptor, this.#text));
    } finally {
      closeSync(this.#descriptor);
    }
  }

  #attempt<T>(act: () => T): T {
    try {
      return act();
    } catch (error) {
      const cause = error instanceof Error ? error.message : String(error);
      throw new OutputPathError(`Cannot write ${this.#path}: ${cause}`);
    }
  }
}

/** The greatest line of the protocol in bytes: memory goes in pieces of at most 1 MiB, two digits a byte. */
export const GREATEST_LINE = 4 * 1024 * 1024;

/** Cuts a stream of bytes into lines. */
export class LineReader {
  #parts: Uint8Array[] = [];
  #size = 0;

  /** The lines that a chunk ends, without their ends. @throws RangeError where a line is longer than the protocol has them. */
  push(chunk: Uint8Array): string[] {
    const lines: string[] = [];
    let from = 0;
    for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, from)) {
      this.#keep(chunk.subarray(from, at));
      lines.push(this.#take());
      from = at + 1;
    }
    this.#keep(chunk.subarray(from));
    return lines;
  }

  /** What came since the last end of a line. */
  get rest(): string {
    return Buffer.concat(this.#parts).toString('utf8');
  }

  #keep(part: Uint8Array): void {
    if (part.length === 0) return;
    this.#size += part.length;
    if (this.#size > GREATEST_LINE)
      throw new RangeError(`Unexpected line of more than ${GREATEST_LINE} bytes, expected one JSON message a line`);
    // The stream may use its chunk again.
    this.#parts.push(part.slice());
  }

  #take(): string {
    const line = this.rest.replace(/\r$/, '');
    this.#parts = [];
    this.#size = 0;
    return line;
  }
}

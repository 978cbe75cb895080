/** Buffers of a space begin here, and stand on pages of 4 KiB with one between two of them. */
const FIRST = 0x100000;
const PAGE = 0x1000;
/** The size of a buffer that does not say it, in bytes. */
export const BUFFER_SIZE = PAGE;

/** Addresses of buffers that do not say theirs: behind the last such buffer of their space. */
export class Addresses {
  readonly #next = new Map<string, number>();

  /** The address of the next buffer of a space, as `0x…`. */
  next(space: string): string {
    return `0x${(this.#next.get(space) ?? FIRST).toString(16)}`;
  }

  /** A buffer of so many bytes has taken the next address. */
  take(space: string, size: number): void {
    this.#next.set(space, (this.#next.get(space) ?? FIRST) + (Math.ceil(size / PAGE) + 1) * PAGE);
  }
}

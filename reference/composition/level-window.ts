import type { DoorbellWindow } from './doorbell-pages.ts';
import { isMappable } from './doorbell-pages.ts';
import type { TrapCounter } from './traps.ts';

/** The doorbells of a controller through one level: pages that it maps, and writes that it forwards. */
export class LevelWindow implements DoorbellWindow {
  readonly stride: number;
  readonly #outer: DoorbellWindow;
  readonly #traps: TrapCounter;
  readonly #pageSize: number;

  constructor(
    outer: DoorbellWindow,
    stride: number,
    { pageSize = 4096, traps }: { readonly pageSize?: number; readonly traps: TrapCounter },
  ) {
    this.#outer = outer;
    this.stride = stride;
    this.#pageSize = pageSize;
    this.#traps = traps;
  }

  write(qid: number, offset: number, value: number): void {
    const at = this.#outward(qid, offset);
    if (at !== null) this.#outer.write(qid, at, value);
  }

  read(qid: number, offset: number): number {
    const at = this.#outward(qid, offset);
    return at === null ? 0 : this.#outer.read(qid, at);
  }

  /** The offset in the window around this one: the same in a page that is mapped, else after a trap. */
  #outward(qid: number, offset: number): number | null {
    if (this.stride === this.#outer.stride && isMappable(qid, this.stride, this.#pageSize)) return offset;
    this.#traps.count('doorbell');
    const doorbell = offset / (4 << this.stride);
    return Number.isInteger(doorbell) ? doorbell * (4 << this.#outer.stride) : null;
  }
}

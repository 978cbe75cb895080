import type { VectorFile } from '../../codegen/model/vector.ts';
import type { VectorResult } from './result.ts';
import { exitCode, summarize } from './result.ts';
import type { Selection } from './select.ts';
import { isSelected } from './select.ts';

/** How often the line is drawn at most, in milliseconds. */
const PERIOD = 100;
/** Back to the begin of the line, and clear it. */
const CLEAR = '\r\u001b[K';

/** One line on a terminal that says how far a run is. It is cleared at the end: what stays is the report. */
export class Progress {
  readonly #draw: (text: string) => void;
  readonly #now: () => number;
  readonly #total: number;
  #done = 0;
  #failed = 0;
  #drawn = -Infinity;

  /** `total`: how many results are to come. `now`: milliseconds from any moment. */
  constructor(draw: (text: string) => void, total: number, now = () => performance.now()) {
    this.#draw = draw;
    this.#total = total;
    this.#now = now;
  }

  add(result: VectorResult): void {
    this.#done += 1;
    const code = exitCode(summarize([result]));
    if (code === 1 || code === 3) this.#failed += 1;
    if (this.#now() - this.#drawn < PERIOD) return;
    this.#drawn = this.#now();
    const failed = this.#failed === 0 ? '' : `, ${this.#failed} failed`;
    this.#draw(`${CLEAR}${this.#done} of ${this.#total} vectors${failed}`);
  }

  end(): void {
    if (this.#drawn !== -Infinity) this.#draw(CLEAR);
  }
}

/** How many vectors a selection has. */
export function countSelected(files: readonly VectorFile[], selection: Selection): number {
  return files.reduce(
    (total, { vectors, group }) => total + vectors.filter((vector) => isSelected(vector, group, selection)).length,
    0,
  );
}

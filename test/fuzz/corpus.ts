import type { Random } from './random.ts';

/** A command that succeeded once, to be sent again with one thing changed. */
export interface Sample {
  readonly name: string;
  readonly queue: 'admin' | 'io';
  readonly isPrimary: boolean;
  readonly entry: Uint8Array;
  /** The data that went with it; `null` for none. */
  readonly data: Uint8Array | null;
}

const KEPT = 6;

/** Commands that succeeded: the way to the next depth is to change one of them a little. */
export class Corpus {
  readonly #samples = new Map<string, Sample[]>();

  add(sample: Sample): void {
    const key = `${sample.name} ${sample.isPrimary}`;
    this.#samples.set(key, [sample, ...(this.#samples.get(key) ?? [])].slice(0, KEPT));
  }

  /** A sample for a queue of that kind. */
  draw(random: Random, queue: Sample['queue'], isPrimary: boolean): Sample | null {
    const fitting = [...this.#samples.values()].filter(
      ([first]) => first?.queue === queue && first.isPrimary === isPrimary,
    );
    const some = random.maybe(fitting);
    return some && random.maybe(some);
  }
}

import type { Model } from '../../codegen/model/model.ts';
import { ReferenceAdapter } from '../adapters/reference.ts';
import type { Outcome } from '../runner/scenario.ts';
import type { Habit } from './habits.ts';
import type { SuiteVector } from './suite.ts';
import { VectorBench } from './vector-bench.ts';

/** A vector's outcome on a device, and what the device itself threw at it. */
export interface Trial {
  readonly outcome: Outcome;
  readonly thrown: unknown;
}

/** The reference over a changed model: one controller for each set of limits, built once. */
export class MutantDevice {
  readonly #bench: VectorBench<WatchedAdapter>;

  /** `original`: the model that the vectors were made from, which the runner reads them by. */
  constructor(model: Model, original: Model, { configuration, chooser, read }: Habit) {
    const changed = read(model);
    this.#bench = new VectorBench(original, () => new WatchedAdapter(changed, {}, configuration, chooser));
  }

  /** Runs one vector, from the state after manufacturing. @throws AdapterError where no device can be built. */
  async run(entry: SuiteVector): Promise<Trial> {
    const adapter = await this.#bench.adapterFor(entry);
    adapter.thrown = null;
    const outcome = await this.#bench.run(entry);
    return { outcome, thrown: adapter.thrown };
  }
}

/** The reference, with the error that its tables end with: the runner counts that as a failure of the adapter. */
class WatchedAdapter extends ReferenceAdapter {
  thrown: unknown = null;

  override registerWrite(offset: number, size: 4 | 8, value: bigint): Promise<void> {
    return this.#watch(super.registerWrite(offset, size, value));
  }

  override settle(nanoseconds: number): Promise<number> {
    return this.#watch(super.settle(nanoseconds));
  }

  async #watch<T>(work: Promise<T>): Promise<T> {
    try {
      return await work;
    } catch (error) {
      this.thrown = error;
      throw error;
    }
  }
}

/**
 * Whether an error is the toolkit's way to refuse a text ("Unexpected X, expected Y"): a name that means nothing, two values
 * for one place. Anything else is a mistake of the toolkit.
 */
export function isRefusal(error: unknown): error is Error {
  if (!(error instanceof Error) || error instanceof TypeError) return false;
  return error.message.startsWith('Unexpected ') || /: Unexpected /.test(error.message);
}

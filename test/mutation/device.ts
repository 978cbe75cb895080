import type { Model } from '../../codegen/model/model.ts';
import type { VectorFile } from '../../codegen/model/vector.ts';
import { ReferenceAdapter } from '../adapters/reference.ts';
import type { DeviceDescription } from '../runner/adapter.ts';
import type { DeviceUnderTest } from '../runner/context.ts';
import type { Outcome } from '../runner/scenario.ts';
import { runScenario } from '../runner/scenario.ts';
import type { Habit } from './habits.ts';
import type { SuiteVector } from './suite.ts';

/** A vector's outcome on a device, and what the device itself threw at it. */
export interface Trial {
  readonly outcome: Outcome;
  readonly thrown: unknown;
}

/** The reference over a changed model: one controller for each set of limits, built once. */
export class MutantDevice {
  readonly #model: Model;
  readonly #original: Model;
  readonly #habit: Habit;
  readonly #byWorld = new Map<string, Promise<Ready>>();

  /** `original`: the model that the vectors were made from, which the runner reads them by. */
  constructor(model: Model, original: Model, habit: Habit) {
    this.#model = habit.read(model);
    this.#original = original;
    this.#habit = habit;
  }

  /** Runs one vector, from the state after manufacturing. @throws AdapterError where no device can be built. */
  async run({ vector, file }: SuiteVector): Promise<Trial> {
    const { adapter, device, level } = await this.#ready(file);
    adapter.thrown = null;
    const outcome = await runScenario(vector, file, device, level);
    return { outcome, thrown: adapter.thrown };
  }

  #ready(file: VectorFile): Promise<Ready> {
    const key = JSON.stringify(file.world);
    const ready = this.#byWorld.get(key) ?? this.#build(file);
    this.#byWorld.set(key, ready);
    return ready;
  }

  async #build({ world }: VectorFile): Promise<Ready> {
    const { configuration, chooser } = this.#habit;
    const adapter = new WatchedAdapter(this.#model, {}, configuration, chooser);
    await adapter.configure(world);
    await adapter.reset('model');
    const { clock, level } = await adapter.hello();
    const limits = await adapter.capabilities();
    return { adapter, level, device: { adapter, clock, limits, model: this.#original } };
  }
}

interface Ready {
  readonly adapter: WatchedAdapter;
  readonly level: DeviceDescription['level'];
  readonly device: DeviceUnderTest;
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

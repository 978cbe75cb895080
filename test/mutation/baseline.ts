import type { Model } from '../../codegen/model/model.ts';
import { MutantDevice } from './device.ts';
import type { Habit } from './habits.ts';
import type { SuiteVector } from './suite.ts';

/** The unchanged text as a device: a vector that does not pass on it proves nothing about a mutant. */
export class Baseline {
  readonly #model: Model;
  readonly #devices = new Map<Habit, MutantDevice>();
  /** What was run already, by habit and vector. */
  readonly #passed = new Map<string, boolean>();

  constructor(model: Model) {
    this.#model = model;
  }

  /** Whether the vector passes on the text with that habit. */
  async passes(entry: SuiteVector, habit: Habit): Promise<boolean> {
    const key = `${habit.name} ${entry.vector.id}`;
    const known = this.#passed.get(key);
    if (known !== undefined) return known;
    const device = this.#devices.get(habit) ?? new MutantDevice(this.#model, this.#model, habit);
    this.#devices.set(habit, device);
    const passes = (await device.run(entry)).outcome.verdict === 'pass';
    this.#passed.set(key, passes);
    return passes;
  }
}

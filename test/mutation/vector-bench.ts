import type { Model } from '../../codegen/model/model.ts';
import type { VectorFile } from '../../codegen/model/vector.ts';
import type { DeviceAdapter, DeviceDescription } from '../runner/adapter.ts';
import type { DeviceUnderTest } from '../runner/context.ts';
import type { Outcome } from '../runner/scenario.ts';
import { runScenario } from '../runner/scenario.ts';
import type { SuiteVector } from './suite.ts';

interface Ready<A> {
  readonly adapter: A;
  readonly level: DeviceDescription['level'];
  readonly device: DeviceUnderTest;
}

/** Devices of one kind for vectors: one for each set of limits, built once. */
export class VectorBench<A extends DeviceAdapter> {
  readonly #model: Model;
  readonly #make: () => A;
  readonly #byWorld = new Map<string, Promise<Ready<A>>>();

  /** `model`: what the vectors were made from. */
  constructor(model: Model, make: () => A) {
    this.#model = model;
    this.#make = make;
  }

  /** The adapter that a vector will run on. @throws AdapterError where no device can be built. */
  async adapterFor({ file }: SuiteVector): Promise<A> {
    return (await this.#ready(file)).adapter;
  }

  /** Runs one vector, from the state after manufacturing. @throws AdapterError where no device can be built. */
  async run({ vector, file }: SuiteVector): Promise<Outcome> {
    const { device, level } = await this.#ready(file);
    return runScenario(vector, file, device, level);
  }

  #ready(file: VectorFile): Promise<Ready<A>> {
    const key = JSON.stringify(file.world);
    const ready = this.#byWorld.get(key) ?? this.#build(file);
    this.#byWorld.set(key, ready);
    return ready;
  }

  async #build({ world }: VectorFile): Promise<Ready<A>> {
    const adapter = this.#make();
    await adapter.configure(world);
    await adapter.reset('model');
    const { clock, level } = await adapter.hello();
    const limits = await adapter.capabilities();
    return { adapter, level, device: { adapter, clock, limits, model: this.#model } };
  }
}

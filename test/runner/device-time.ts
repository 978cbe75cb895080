import type { DeviceAdapter, DeviceDescription } from './adapter.ts';

/** Of a millisecond. */
export const NANOSECONDS = 1_000_000;
/** Milliseconds between two looks at a device whose clock is real. */
const PAUSE = 1;

/** The time of a device, which the runner lets pass or which passes by itself. */
export class DeviceTime {
  readonly #adapter: DeviceAdapter;
  readonly clock: DeviceDescription['clock'];
  #passed = 0;

  constructor(adapter: DeviceAdapter, clock: DeviceDescription['clock']) {
    this.#adapter = adapter;
    this.clock = clock;
  }

  /** Nanoseconds since some moment. */
  get now(): number {
    return this.clock === 'virtual' ? this.#passed : Math.round(performance.now() * NANOSECONDS);
  }

  /** Lets the device do what there is to do without any wait. */
  async work(): Promise<void> {
    this.#passed += await this.#adapter.settle(0);
  }

  /** Lets time pass up to the next look: of a virtual clock to the next thing that happens, and at most so many nanoseconds. */
  async pass(most: number): Promise<void> {
    if (this.clock === 'virtual') this.#passed += await this.#adapter.settle(most);
    else {
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
      await this.work();
    }
  }
}

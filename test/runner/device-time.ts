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
  /** When a vector on a real clock has had its time. */
  readonly #end: number;

  /** `most`: the milliseconds of a real clock that all of a vector may take; its steps alone decide where absent. */
  constructor(adapter: DeviceAdapter, clock: DeviceDescription['clock'], most = Infinity) {
    this.#adapter = adapter;
    this.clock = clock;
    this.#end = clock === 'virtual' ? Infinity : this.now + most * NANOSECONDS;
  }

  /** Nanoseconds since some moment. */
  get now(): number {
    return this.clock === 'virtual' ? this.#passed : Math.round(performance.now() * NANOSECONDS);
  }

  /** The moment at which a wait of so many milliseconds is over, at the latest when the vector's time is. */
  after(milliseconds: number): number {
    return Math.min(this.now + milliseconds * NANOSECONDS, this.#end);
  }

  /** The time that a step waited for, in words. */
  waited(milliseconds: number): string {
    return this.now < this.#end ? `within ${milliseconds} ms` : 'before the time of the vector was over';
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

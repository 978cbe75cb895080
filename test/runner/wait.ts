import type { DeviceAdapter } from './adapter.ts';

/** How long to wait between two looks at a device whose clock is real. */
const PAUSE = 1;

/** Of a millisecond. */
const NANOSECONDS = 1_000_000;

/**
 * Lets the device work until `look` is true or the time is over, and returns whether it became true. The milliseconds are
 * those of the device's clock: a virtual one passes from one thing that happens to the next, and no further than `look` needs.
 */
export async function waitUntil(
  adapter: DeviceAdapter,
  clock: 'real' | 'virtual',
  milliseconds: number,
  look: () => Promise<boolean>,
): Promise<boolean> {
  const begin = Date.now();
  const end = milliseconds * NANOSECONDS;
  // At first what the device does without any wait.
  let passed = await adapter.settle(0);
  for (;;) {
    if (await look()) return true;
    if (passed >= end) return false;
    if (clock === 'virtual') passed += await adapter.settle(end - passed);
    else {
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
      await adapter.settle(0);
      passed = (Date.now() - begin) * NANOSECONDS;
    }
  }
}

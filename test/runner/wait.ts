import type { DeviceAdapter } from './adapter.ts';

/** How long to wait between two looks at a device whose clock is real. */
const PAUSE = 1;

/**
 * Lets the device work until `look` is true or the time is over, and returns whether it became true. A device with a
 * virtual clock that is idle will not change any more, so waiting ends then.
 */
export async function waitUntil(
  adapter: DeviceAdapter,
  clock: 'real' | 'virtual',
  milliseconds: number,
  look: () => Promise<boolean>,
): Promise<boolean> {
  const end = Date.now() + milliseconds;
  for (;;) {
    const idle = await adapter.settle(Math.max(0, end - Date.now()));
    if (await look()) return true;
    if ((idle && clock === 'virtual') || Date.now() >= end) return false;
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
}

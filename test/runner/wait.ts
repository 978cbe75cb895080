import type { DeviceTime } from './device-time.ts';

/**
 * Lets the device work until `look` is true or the time is over, and returns whether it became true. The milliseconds are
 * those of the device's clock: a virtual one passes from one thing that happens to the next, and no further than `look` needs.
 */
export async function waitUntil(
  time: DeviceTime,
  milliseconds: number,
  look: () => Promise<boolean>,
): Promise<boolean> {
  const end = time.after(milliseconds);
  // At first what the device does without any wait.
  await time.work();
  for (;;) {
    if (await look()) return true;
    const left = end - time.now;
    if (left <= 0) return false;
    await time.pass(left);
  }
}

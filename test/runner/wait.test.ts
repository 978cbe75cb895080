import { describe, expect, it } from 'vitest';
import type { DeviceAdapter } from './adapter.ts';
import { waitUntil } from './wait.ts';

const adapter = (idle: boolean): DeviceAdapter => ({ settle: () => Promise.resolve(idle) }) as unknown as DeviceAdapter;

describe('waitUntil', () => {
  it('gives up at once on an idle device with a virtual clock', async () => {
    let looks = 0;
    expect(await waitUntil(adapter(true), 'virtual', 60_000, () => Promise.resolve(++looks > 1))).toBe(false);
    expect(looks).toBe(1);
  });

  it('looks again on a device with a real clock until the time is over', async () => {
    let looks = 0;
    expect(await waitUntil(adapter(true), 'real', 1000, () => Promise.resolve(++looks > 2))).toBe(true);
    expect(await waitUntil(adapter(false), 'real', 5, () => Promise.resolve(false))).toBe(false);
  });
});

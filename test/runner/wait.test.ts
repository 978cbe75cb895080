import { describe, expect, it } from 'vitest';
import type { DeviceAdapter } from './adapter.ts';
import { DeviceTime } from './device-time.ts';
import { waitUntil } from './wait.ts';

/** A device to which something happens at these nanoseconds of its virtual clock. */
class Device {
  now = 0;
  readonly #happenings: number[];

  constructor(...happenings: number[]) {
    this.#happenings = happenings;
  }

  readonly adapter = {
    settle: (nanoseconds: number) => {
      const before = this.now;
      const end = before + nanoseconds;
      const next = this.#happenings.find((time) => time > before) ?? end;
      this.now = Math.min(end, next);
      return Promise.resolve(this.now - before);
    },
  } as unknown as DeviceAdapter;
}

describe('waitUntil', () => {
  it('lets no time pass where there is nothing to wait for', async () => {
    const device = new Device(5);
    expect(await waitUntil(new DeviceTime(device.adapter, 'virtual'), 1000, () => Promise.resolve(true))).toBe(true);
    expect(device.now).toBe(0);
  });

  it('lets no more time pass than it takes', async () => {
    const device = new Device(1_000_001, 2_000_003, 9_000_000);
    const look = (): Promise<boolean> => Promise.resolve(device.now >= 2_000_000);
    expect(await waitUntil(new DeviceTime(device.adapter, 'virtual'), 1000, look)).toBe(true);
    expect(device.now).toBe(2_000_003);
  });

  it('lets as much time pass as it is told, and what happens at its end', async () => {
    const device = new Device(20_000_000, 20_000_001);
    const times: number[] = [];
    const look = (): Promise<boolean> => (times.push(device.now), Promise.resolve(false));
    expect(await waitUntil(new DeviceTime(device.adapter, 'virtual'), 20, look)).toBe(false);
    expect(times).toEqual([0, 20_000_000]);
  });

  it('looks once where no time is given', async () => {
    const device = new Device();
    let looks = 0;
    expect(await waitUntil(new DeviceTime(device.adapter, 'virtual'), 0, () => (looks++, Promise.resolve(false)))).toBe(
      false,
    );
    expect(looks).toBe(1);
  });

  it('looks again on a device with a real clock until the time is over', async () => {
    let looks = 0;
    const { adapter } = new Device();
    expect(await waitUntil(new DeviceTime(adapter, 'real'), 1000, () => Promise.resolve(++looks > 2))).toBe(true);
    expect(await waitUntil(new DeviceTime(adapter, 'real'), 5, () => Promise.resolve(false))).toBe(false);
  });

  it('waits on a real clock no longer than the vector has', async () => {
    const adapter = { settle: () => Promise.resolve(0) } as unknown as DeviceAdapter;
    const time = new DeviceTime(adapter, 'real', 5);
    expect(time.waited(100_000)).toBe('within 100000 ms');
    expect(await waitUntil(time, 100_000, () => Promise.resolve(false))).toBe(false);
    expect(time.waited(100_000)).toBe('before the time of the vector was over');
    expect(await waitUntil(time, 100_000, () => Promise.resolve(true))).toBe(true);
  });
});

import { describe, expect, it } from 'vitest';
import { composedBarSize } from './base-address.ts';
import { DeviceDoorbells, doorbellPageAt, doorbellsOf, isMappable, pairDistance } from './doorbell-pages.ts';

describe('the arithmetic of doorbell pages', () => {
  it('gives each queue pair a page of 4 KiB with a stride of 9, of 16 KiB with 11 and of 64 KiB with 13', () => {
    for (const [stride, pageSize] of [
      [9, 4096],
      [11, 16384],
      [13, 65536],
    ] as const) {
      expect(pairDistance(stride)).toBe(pageSize);
      for (const qid of [1, 2, 100]) expect(isMappable(qid, stride, pageSize)).toBe(true);
    }
  });

  it('leaves the admin queue beside the registers where pages are larger than 4 KiB', () => {
    expect(isMappable(0, 9, 4096)).toBe(true);
    expect(isMappable(0, 11, 16384)).toBe(false);
    expect(isMappable(0, 13, 65536)).toBe(false);
  });

  it('maps nothing where two queues share a page', () => {
    expect(isMappable(3, 0, 4096)).toBe(false);
    expect(isMappable(3, 9, 65536)).toBe(false);
  });

  it('finds the queue of an offset, and none below the doorbells', () => {
    expect(doorbellPageAt(0xffc, 9)).toBeNull();
    expect(doorbellPageAt(doorbellsOf(5, 9) + 0x800, 9)).toEqual({ qid: 5, offset: 0x800 });
  });

  it('counts the register page and rounds up to a power of two', () => {
    expect(composedBarSize(2, 9)).toBe(0x4000);
    expect(composedBarSize(4095, 9)).toBe(0x100_0000);
    expect(composedBarSize(4096, 9)).toBe(0x200_0000);
    expect(composedBarSize(65_535, 9)).toBe(0x1000_0000);
    // Linux wants the whole pair to lie in the BAR, so a page more than the doorbells themselves.
    expect(composedBarSize(4096, 11)).toBe(0x800_0000);
  });

  it('reaches nothing after a revocation, nor beyond the page of a queue, nor a queue that was not granted', () => {
    const written: number[] = [];
    const device = {
      readRegister: () => 7,
      writeRegister: (offset: number) => written.push(offset),
      settle: () => undefined,
    };
    const window = new DeviceDoorbells(device, 9, new Map([[0, 6]]));
    window.write(0, 0x800, 1);
    window.write(0, 0x1000, 1);
    window.write(1, 0, 1);
    expect(written).toEqual([doorbellsOf(6, 9) + 0x800]);
    expect(window.read(0, 0)).toBe(7);
    window.revoke();
    window.write(0, 0, 1);
    expect(written).toHaveLength(1);
    expect(window.read(0, 0)).toBe(0);
  });
});

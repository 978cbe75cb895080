import { describe, expect, it } from 'vitest';
import { doorbellAt, doorbellOffset } from './doorbells.ts';

describe('doorbells', () => {
  it('stand 2 to the power (2 + DSTRD) bytes apart from 1000h on', () => {
    expect(doorbellOffset({ queue: 'sq', qid: 0 }, 0)).toBe(0x1000);
    expect(doorbellOffset({ queue: 'cq', qid: 0 }, 0)).toBe(0x1004);
    expect(doorbellOffset({ queue: 'cq', qid: 3 }, 9)).toBe(0x1000 + 7 * 2048);
  });

  it('are found again at their offset', () => {
    for (const stride of [0, 9]) {
      for (const doorbell of [
        { queue: 'sq', qid: 0 },
        { queue: 'cq', qid: 65535 },
      ] as const) {
        expect(doorbellAt(doorbellOffset(doorbell, stride), stride)).toEqual(doorbell);
      }
    }
  });

  it('are not below, between or above', () => {
    expect(doorbellAt(0xffc, 0)).toBeNull();
    expect(doorbellAt(0x1004, 1)).toBeNull();
    expect(doorbellAt(doorbellOffset({ queue: 'cq', qid: 65535 }, 0) + 4, 0)).toBeNull();
  });
});

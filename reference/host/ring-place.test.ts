import { describe, expect, it } from 'vitest';
import { HostMemory } from './memory.ts';
import { clearRing, slotAddress, type RingPlace } from './ring-place.ts';

const place: RingPlace = { tag: null, address: 0x5000, entries: 100, qid: 1 };
const listed: RingPlace = { ...place, pages: [0x9000, 0x3000] };

describe('the place of a ring', () => {
  it('is one piece, or pages in their order', () => {
    expect(slotAddress(place, 70, 64)).toBe(0x5000 + 70 * 64);
    expect([slotAddress(listed, 63, 64), slotAddress(listed, 64, 64)]).toEqual([0x9000 + 63 * 64, 0x3000]);
    expect(() => slotAddress(listed, 128, 64)).toThrow('Unexpected slot 128, expected one in the 2 pages');
  });

  it('is mapped and zero once it is cleared, and nothing else is', () => {
    const memory = new HostMemory();
    clearRing(memory, listed, 64);
    expect(memory.load(null, 0x3000, 4096)).toEqual(new Uint8Array(4096));
    expect(() => memory.load(null, 0x5000, 1)).toThrow('expected memory that was mapped before');
  });
});

import { describe, expect, it } from 'vitest';
import { AddressSpace, readAddress } from './dma.ts';
import { FlatMemory } from './fixtures.ts';

describe('AddressSpace', () => {
  it('puts its tag on every access', () => {
    const memory = new FlatMemory(64);
    const tag = { routingId: null, pasid: 0x15 };
    const space = new AddressSpace(memory, tag);
    expect(space.write(8, Uint8Array.of(1, 2))).toBe(true);
    const into = new Uint8Array(2);
    expect(space.read(8, into)).toBe(true);
    expect([...into]).toEqual([1, 2]);
    expect(memory.tags).toEqual([tag, tag]);
  });

  it('meets a fault from 2^53 on without asking', () => {
    const memory = new FlatMemory(64);
    const space = new AddressSpace(memory, null);
    expect(space.read(2 ** 53, new Uint8Array(4))).toBe(false);
    expect(space.write(2 ** 53 - 2, new Uint8Array(4))).toBe(false);
    expect(memory.tags).toEqual([]);
  });
});

describe('readAddress', () => {
  it('reads 64 bits in little-endian order', () => {
    expect(readAddress(Uint8Array.of(0xff, 0, 0x10, 0x32, 0x54, 1, 0, 0, 0), 1)).toBe(0x1_5432_1000);
  });
});

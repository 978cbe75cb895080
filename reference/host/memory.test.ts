import { describe, expect, it } from 'vitest';
import { HostMemory } from './memory.ts';

const tag = { routingId: null, pasid: 2 };

describe('HostMemory', () => {
  it('holds other bytes at the same address of another space', () => {
    const memory = new HostMemory();
    for (const [space, value] of [
      [null, 1],
      [tag, 2],
    ] as const) {
      memory.map(space, 0x1000, 64);
      memory.store(space, 0x1000, Uint8Array.of(value));
    }
    expect([memory.load(null, 0x1000, 1)[0], memory.load(tag, 0x1000, 1)[0]]).toEqual([1, 2]);
  });

  it('crosses pages, far up as well', () => {
    const memory = new HostMemory();
    const address = 2 ** 40 - 3;
    memory.map(null, address, 6);
    expect(memory.write(null, address, Uint8Array.of(1, 2, 3, 4, 5, 6))).toBe(true);
    const into = new Uint8Array(6);
    expect(memory.read(null, address, into)).toBe(true);
    expect([...into]).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('meets a fault where a page is missing, and then writes nothing', () => {
    const memory = new HostMemory();
    memory.map(null, 0, 4096);
    expect(memory.write(null, 4094, Uint8Array.of(1, 2, 3, 4))).toBe(false);
    expect([...memory.load(null, 4094, 2)]).toEqual([0, 0]);
    expect(() => memory.load(null, 4094, 4)).toThrow('4 bytes at 0xffe of the untagged address space');
    expect(() => memory.store(tag, 0, Uint8Array.of(1))).toThrow('PASID 2');
    memory.unmap(null, 0, 1);
    expect(memory.read(null, 0, new Uint8Array(1))).toBe(false);
  });

  it('keeps what a mapped page holds when it is mapped again', () => {
    const memory = new HostMemory();
    memory.map(null, 0, 1);
    memory.store(null, 0, Uint8Array.of(9));
    memory.map(null, 0, 4096);
    expect(memory.load(null, 0, 1)[0]).toBe(9);
  });

  it('is empty after it was cleared', () => {
    const memory = new HostMemory();
    memory.map(null, 0, 1);
    memory.clear();
    expect(memory.read(null, 0, new Uint8Array(1))).toBe(false);
  });

  it("records the controller's accesses when asked, not the host's", () => {
    const memory = new HostMemory();
    memory.map(tag, 0, 16);
    memory.read(tag, 0, new Uint8Array(4));
    expect(memory.records).toEqual([]);
    memory.startRecording();
    memory.load(tag, 0, 4);
    memory.read(tag, 0, new Uint8Array(4));
    memory.write(null, 8, new Uint8Array(2));
    expect(memory.records).toEqual([
      { tag, direction: 'r', address: 0, size: 4 },
      { tag: null, direction: 'w', address: 8, size: 2 },
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { DataBuffer, PAGE_SIZE } from './data-buffer.ts';
import { HostMemory } from './memory.ts';

const AT = 0x10_0000;

/** PRP Entry 1 and PRP Entry 2 for so many bytes, and the memory that holds them. */
function place(length: number): { prp: readonly bigint[]; memory: HostMemory } {
  const memory = new HostMemory();
  const entry = new Uint8Array(64);
  new DataBuffer(memory, null, AT).place(entry, new Uint8Array(length).fill(7));
  const view = new DataView(entry.buffer);
  return { prp: [24, 32].map((at) => view.getBigUint64(at, true)), memory };
}

describe('DataBuffer', () => {
  it('names one page, two pages, and a list from three pages on', () => {
    expect(place(PAGE_SIZE).prp).toEqual([BigInt(AT), 0n]);
    expect(place(PAGE_SIZE + 1).prp).toEqual([BigInt(AT), BigInt(AT + PAGE_SIZE)]);
    const { prp, memory } = place(3 * PAGE_SIZE);
    const list = new DataView(memory.load(null, Number(prp[1]), 16).buffer);
    expect([0, 8].map((at) => Number(list.getBigUint64(at, true)))).toEqual([AT + PAGE_SIZE, AT + 2 * PAGE_SIZE]);
  });

  it('has no pointers for no data, and refuses more than one list can name', () => {
    expect(place(0).prp).toEqual([0n, 0n]);
    expect(() => place(514 * PAGE_SIZE)).toThrow('Unexpected data of 514 pages, expected at most 513');
  });
});

import { describe, expect, it } from 'vitest';
import { DataTransfer, checkTransferLimit } from './data-transfer.ts';
import { AddressSpace } from './dma.ts';
import { FlatMemory } from './fixtures.ts';

const PAGE = 4096;

function build(): { memory: FlatMemory; transfer: DataTransfer } {
  const memory = new FlatMemory(8 * PAGE);
  return { memory, transfer: new DataTransfer(new AddressSpace(memory, null), PAGE) };
}

describe('DataTransfer', () => {
  it('NB-QUE-4: moves data over the pages of the buffer', () => {
    const { memory, transfer } = build();
    const buffer = transfer.buffer(2 * PAGE - 4, 4 * PAGE, 8);
    if (!('segments' in buffer)) throw new Error(buffer.status);
    expect(transfer.toHost(buffer.segments, Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8))).toBe(true);
    expect([...memory.bytes.subarray(4 * PAGE, 4 * PAGE + 5)]).toEqual([5, 6, 7, 8, 0]);
    expect([...(transfer.fromHost(buffer.segments) ?? [])]).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('names the status of a buffer that cannot be used', () => {
    const { transfer } = build();
    expect(transfer.buffer(1, 0, 4)).toEqual({ status: 'PRP Offset Invalid' });
    expect(transfer.buffer(4, 2 ** 40, 2 * PAGE)).toEqual({ status: 'Data Transfer Error' });
  });

  it('tells of memory that cannot be reached', () => {
    const { transfer } = build();
    const segments = [{ address: 2 ** 40, length: 4 }];
    expect(transfer.fromHost(segments)).toBeNull();
    expect(transfer.toHost(segments, new Uint8Array(4))).toBe(false);
  });
});

it('checkTransferLimit takes what the controller can hold', () => {
  expect(() => checkTransferLimit({})).not.toThrow();
  expect(() => checkTransferLimit({ MDTS: 9 })).not.toThrow();
  for (const MDTS of [0, 10, 1.5]) expect(() => checkTransferLimit({ MDTS })).toThrow(`Unexpected limit MDTS ${MDTS}`);
});

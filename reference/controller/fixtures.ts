import { field, NOWHERE } from '../../codegen/model/fixtures.ts';
import type { Access, Register } from '../../codegen/model/layout.ts';
import type { BusTag, DmaPort } from './dma.ts';

/** A register field for tests: `[mnemonic, lowest bit, width, access, reset value]`. */
type FieldRow = readonly [mnemonic: string, bit: number, width: number, access: Access, reset: number | null];

/** A register for tests. */
export function register(mnemonic: string, offset: number, size: 4 | 8, rows: readonly FieldRow[]): Register {
  const fields = rows.map(([name, bit, width, access, reset]) => ({ ...field(name, bit, width), access, reset }));
  return {
    name: mnemonic,
    mnemonic,
    space: 'controller',
    offset,
    size,
    fields,
    reserved: [],
    section: 'test.md',
    table: mnemonic.toLowerCase(),
    at: NOWHERE,
  };
}

/** The registers that enabling and interrupts need, with a few fields each. */
export const testRegisters: readonly Register[] = [
  register('CAP', 0x00, 8, [
    ['MQES', 0, 16, 'RO', null],
    ['DSTRD', 32, 4, 'RO', 0],
    ['CSS', 37, 8, 'RO', 1],
    ['MPSMIN', 48, 4, 'RO', 0],
    ['MPSMAX', 52, 4, 'RO', 4],
  ]),
  register('INTMS', 0x0c, 4, [['IVMS', 0, 32, 'RW1S', 0]]),
  register('INTMC', 0x10, 4, [['IVMC', 0, 32, 'RW1C', 0]]),
  register('CC', 0x14, 4, [
    ['EN', 0, 1, 'RW', 0],
    ['CSS', 4, 3, 'RW', 0],
    ['MPS', 7, 4, 'RW', 0],
    ['SHN', 14, 2, 'RW', 0],
  ]),
  register('CSTS', 0x1c, 4, [
    ['RDY', 0, 1, 'RO', 0],
    ['CFS', 1, 1, 'RO', 0],
    ['NSSRO', 4, 1, 'RW1C', 1],
  ]),
  register('NSSR', 0x20, 4, [['NSSRC', 0, 32, 'WO', 0]]),
  register('AQA', 0x24, 4, [
    ['ASQS', 0, 12, 'RW', 0],
    ['ACQS', 16, 12, 'RW', 0],
  ]),
  register('ASQ', 0x28, 8, [['ASQB', 12, 52, 'RW', 0]]),
  register('ACQ', 0x30, 8, [['ACQB', 12, 52, 'RW', 0]]),
];

/** Memory for tests: one flat space of so many bytes; everything beyond is a fault. */
export class FlatMemory implements DmaPort {
  readonly bytes: Uint8Array;
  /** The tags of all accesses. */
  readonly tags: (BusTag | null)[] = [];

  constructor(size: number) {
    this.bytes = new Uint8Array(size);
  }

  read(tag: BusTag | null, address: number, into: Uint8Array): boolean {
    this.tags.push(tag);
    if (address + into.length > this.bytes.length) return false;
    into.set(this.bytes.subarray(address, address + into.length));
    return true;
  }

  write(tag: BusTag | null, address: number, from: Uint8Array): boolean {
    this.tags.push(tag);
    if (address + from.length > this.bytes.length) return false;
    this.bytes.set(from, address);
    return true;
  }

  /** Writes 64-bit little-endian numbers, as a PRP list holds them. */
  store64(address: number, ...values: readonly number[]): void {
    const view = new DataView(this.bytes.buffer);
    values.forEach((value, i) => view.setBigUint64(address + i * 8, BigInt(value), true));
  }
}

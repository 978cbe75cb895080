import type { InterruptTable } from './interrupt-table.ts';
import { ENTRY_SIZE } from './message-table.ts';
import type { Registers } from './registers.ts';

/** What an access meets: the MSI-X table or the pending bits, at an offset in bytes from their begin. */
export interface MessagePlace {
  readonly part: 'table' | 'pending';
  readonly offset: number;
}

/** The registers of the MSI-X capability: where a part begins, in units of 8 bytes, and in which base address register. */
const PARTS = [
  { part: 'table', register: 'MSIXT', offset: 'TO', bar: 'TBIR' },
  { part: 'pending', register: 'MSIXP', offset: 'PBAO', bar: 'PBIR' },
] as const;

/** The MSI-X table and the pending bits in the function's memory space, where the MSI-X capability says that they are. */
export class MessageSpace {
  readonly #configuration: Registers;
  readonly #table: InterruptTable;

  /** `configuration`: the registers of the configuration space. */
  constructor(configuration: Registers, table: InterruptTable) {
    this.#configuration = configuration;
    this.#table = table;
  }

  /** Four bytes of the memory space of a base address register; 0 where neither part is. */
  readWord(bar: number, offset: number): number {
    const place = this.placeOf(bar, offset);
    if (place === null) return 0;
    return place.part === 'table' ? this.#table.readEntry(place.offset) : this.#table.readPending(place.offset);
  }

  /** NB-MSX-2: only the table can be written. */
  writeWord(bar: number, offset: number, value: number): void {
    const place = this.placeOf(bar, offset);
    if (place?.part === 'table') this.#table.writeEntry(place.offset, value);
  }

  /** What is at an offset of the memory space of a base address register; `null`: neither part. */
  placeOf(bar: number, offset: number): MessagePlace | null {
    if (!this.#configuration.has('MSIXC') || offset % 4 !== 0) return null;
    const entries = this.#configuration.get('MSIXC', 'TS') + 1;
    const sizes = { table: entries * ENTRY_SIZE, pending: Math.ceil(entries / 64) * 8 };
    for (const { part, register, offset: begin, bar: place } of PARTS) {
      if (!this.#configuration.has(register) || this.#configuration.get(register, place) !== bar) continue;
      const from = offset - this.#configuration.get(register, begin) * 8;
      if (from >= 0 && from < sizes[part]) return { part, offset: from };
    }
    return null;
  }
}

import type { SourceRange } from './source.ts';

/**
 * How the bytes of a field are to be read.
 * - `number`: an unsigned integer, little-endian
 * - `bytes`: uninterpreted bytes
 * - `ascii`: printable ASCII, padded with spaces; all zero means "not given"
 * - `nqn`: an NVMe Qualified Name: UTF-8, at most 223 bytes, NUL-terminated; all zero means "not given"
 * - `list`: a list of records up to the end of the structure
 */
export type FieldFormat = 'number' | 'bytes' | 'ascii' | 'nqn' | 'list';

/** A condition on another field of the same command: `FID = InterruptCoalescing`. */
export interface Selector {
  /** The mnemonic of a field that every queue entry of the command has. */
  readonly field: string;
  /** The values with which the condition holds. */
  readonly values: readonly number[];
}

/** One field of a layout, from one row of its table. */
export interface Field {
  /** The full name, "Number of Tags". */
  readonly name: string;
  /** The mnemonic, `NTAG`: upper case, unique in its layout. */
  readonly mnemonic: string;
  /** The lowest bit, counted from bit 0 of byte 0 of the layout. */
  readonly bit: number;
  /** The width in bits; for a list the width of one entry. */
  readonly width: number;
  readonly format: FieldFormat;
  /** "This is a 0's based value." stands in the description: value n means n + 1. */
  readonly zeroBased: boolean;
  /** The Values table that defines this field's values: its `id`; absent for plain numbers. */
  readonly values?: string;
  /** For a list: the mnemonic of the structure of one entry. */
  readonly entry?: string;
  /**
   * The field is there where each of these holds; elsewhere its bits are another field's, or reserved. Absent: the field is
   * always there.
   */
  readonly selectors?: readonly Selector[];
  /** The description after the lead-in, as Markdown. */
  readonly description: string;
  /** The whole row's place. */
  readonly at: SourceRange;
}

/** A run of bits that shall be ignored when read and cleared when written. */
export interface ReservedBits {
  readonly bit: number;
  readonly width: number;
}

/** A layout: the fields of a structure, a register, or a command's queue entry. Bits and bytes are little-endian. */
export interface Layout {
  /** Size in bytes without list entries. */
  readonly size: number;
  readonly fields: readonly Field[];
  readonly reserved: readonly ReservedBits[];
}

/** A Data structure table. */
export interface Structure extends Layout {
  readonly name: string;
  readonly mnemonic: string;
  readonly section: string;
  readonly table: string;
  readonly at: SourceRange;
}

export type Access = 'RO' | 'RW' | 'RW1S' | 'RW1C' | 'WO';

/** One field of a register with what a host may do to it and its value after reset. */
export interface RegisterField extends Field {
  readonly access: Access;
  /** The reset value; `null` for "implementation specific", given by the controller's configuration. */
  readonly reset: number | null;
}

/** Where registers stand: behind the function's base address register, or in its configuration space. */
export type RegisterSpace = 'controller' | 'configuration';

/** A Register table together with its row in the Register map. */
export interface Register extends Layout {
  readonly name: string;
  readonly mnemonic: string;
  readonly space: RegisterSpace;
  /** Byte offset in its space. */
  readonly offset: number;
  readonly fields: readonly RegisterField[];
  readonly section: string;
  readonly table: string;
  readonly at: SourceRange;
}

/** One row of a Values table. `high` equals `value` but for a range such as `01h to 0Fh`. */
export interface EnumeratedValue {
  readonly value: number;
  readonly high: number;
  /** The enumerator that conditions use; `null` for a Reserved row. */
  readonly enumerator: string | null;
  readonly description: string;
  readonly at: SourceRange;
}

/** A Values table: what the values of one field mean. */
export interface ValuesTable {
  /** `FILE#MNEM`: two commands may both have an `ACT`. */
  readonly id: string;
  readonly name: string;
  readonly mnemonic: string;
  readonly values: readonly EnumeratedValue[];
  readonly section: string;
  readonly table: string;
  readonly at: SourceRange;
}

/** One row of a layout table as it is written, reserved rows included. Bits count from bit 0 of the table's own unit. */
export interface LayoutRow {
  /** Lowest and highest bit; for a Data structure bits from byte 0. */
  readonly low: number;
  readonly high: number;
  /** `null` for a Reserved row. */
  readonly mnemonic: string | null;
  /** The cell that holds the bits or bytes. */
  readonly at: SourceRange;
  /** The name in the description. */
  readonly nameAt: SourceRange;
}

/** A layout table row by row: what the coverage check sums up and figures draw. */
export interface LayoutTable {
  readonly table: string;
  readonly kind: string;
  readonly subject: string;
  readonly unit: 'bits' | 'bytes';
  /** The width in bits that the rows shall cover; `null` where the table itself sets it. */
  readonly width: number | null;
  readonly rows: readonly LayoutRow[];
  readonly section: string;
  readonly at: SourceRange;
}

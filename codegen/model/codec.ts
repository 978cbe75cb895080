import { fitsBits, greatestValue, readBits, writeBits } from './bits.ts';
import { CodecError } from './codec-error.ts';
import { bytesToHex, hexToBytes } from './hex.ts';
import type { Field, Layout, Structure } from './layout.ts';

/**
 * The value of one field.
 * - `number`: a number up to 53 bits, a bigint above
 * - `bytes`, `ascii`, `nqn`: lower-case hexadecimal of the full width
 * - `list`: an array of records
 */
export type FieldValue = number | bigint | string | FieldRecord[];

/** The values of a layout's fields by mnemonic. */
export interface FieldRecord {
  [mnemonic: string]: FieldValue;
}

/** What a writer takes: values are checked when they are written. Missing fields are 0. */
export interface FieldInput {
  readonly [mnemonic: string]: unknown;
}

/** The reader and the writer of one layout. */
export interface LayoutCodec {
  /** Size in bytes without list entries. */
  readonly size: number;
  /**
   * Reads every field from byte `at` (0 where absent). A list holds as many entries as `counts` says by its mnemonic,
   * else as many whole entries as the bytes hold. Reserved bits are ignored.
   * @throws CodecError `length` where there are too few bytes.
   */
  decode(bytes: Uint8Array, at?: number, counts?: Readonly<Record<string, number>>): FieldRecord;
  /**
   * Writes the fields: missing ones and reserved bits are 0. The bytes are new, or `into` from its byte 0.
   * @throws CodecError `range` for a value that does not fit or an unknown field, `length` where `into` is too short.
   */
  encode(values: FieldInput, into?: Uint8Array): Uint8Array;
}

/**
 * Makes the reader and writer of a layout, to be kept and used many times. `structures` holds, by mnemonic, the
 * structures of list entries.
 */
export function layoutCodec(layout: Layout, structures: ReadonlyMap<string, Structure>): LayoutCodec {
  const known = new Map(layout.fields.map((field) => [field.mnemonic, field]));
  const entries = new Map<string, LayoutCodec>();
  for (const field of layout.fields) {
    if (field.format === 'list')
      entries.set(field.mnemonic, layoutCodec(entryStructure(field, structures), structures));
  }
  const { size } = layout;

  function decode(bytes: Uint8Array, at = 0, counts: Readonly<Record<string, number>> = {}): FieldRecord {
    if (bytes.length - at < size)
      throw new CodecError(
        'length',
        `Unexpected length of ${bytes.length - at} bytes, expected at least ${size} bytes`,
      );
    const record: FieldRecord = {};
    for (const field of layout.fields) {
      const entry = entries.get(field.mnemonic);
      record[field.mnemonic] = entry
        ? decodeList(field, entry, bytes, at, counts[field.mnemonic])
        : decodeField(field, bytes, at);
    }
    return record;
  }

  function encode(values: FieldInput, into?: Uint8Array): Uint8Array {
    for (const mnemonic of Object.keys(values)) {
      if (!known.has(mnemonic))
        throw new CodecError('range', `Unexpected field ${mnemonic}, expected one of ${[...known.keys()].join(', ')}`);
    }
    const total = encodedSize(layout, entries, values);
    const bytes = into ?? new Uint8Array(total);
    if (bytes.length < total)
      throw new CodecError('length', `Unexpected length of ${bytes.length} bytes, expected at least ${total} bytes`);
    bytes.fill(0, 0, total);
    for (const field of layout.fields) {
      const value = values[field.mnemonic];
      if (value === undefined) continue;
      const entry = entries.get(field.mnemonic);
      if (entry) encodeList(field, entry, value, bytes);
      else encodeField(field, value, bytes);
    }
    return bytes;
  }

  return { size, decode, encode };
}

function entryStructure(field: Field, structures: ReadonlyMap<string, Structure>): Structure {
  const structure = structures.get(field.entry ?? '');
  if (!structure)
    throw new Error(
      `Unexpected entry structure ${field.entry} of ${field.mnemonic}, expected a data structure of the model`,
    );
  return structure;
}

function decodeField(field: Field, bytes: Uint8Array, at: number): FieldValue {
  if (field.format === 'number') return readBits(bytes, at * 8 + field.bit, field.width);
  const start = at + field.bit / 8;
  return bytesToHex(bytes.subarray(start, start + field.width / 8));
}

function decodeList(
  field: Field,
  entry: LayoutCodec,
  bytes: Uint8Array,
  at: number,
  count: number | undefined,
): FieldRecord[] {
  const start = at + field.bit / 8;
  const held = Math.floor((bytes.length - start) / entry.size);
  if (count !== undefined && count > held) {
    throw new CodecError(
      'length',
      `Unexpected length of ${bytes.length - at} bytes, expected at least ${start - at + count * entry.size} bytes for ${count} entries of ${field.mnemonic}`,
    );
  }
  return Array.from({ length: count ?? held }, (_, i) => entry.decode(bytes, start + i * entry.size));
}

function encodedSize(layout: Layout, entries: ReadonlyMap<string, LayoutCodec>, values: FieldInput): number {
  let total = layout.size;
  for (const field of layout.fields) {
    const list = values[field.mnemonic];
    const entry = entries.get(field.mnemonic);
    if (entry && Array.isArray(list)) total = Math.max(total, field.bit / 8 + list.length * entry.size);
  }
  return total;
}

function encodeField(field: Field, value: unknown, bytes: Uint8Array): void {
  if (field.format === 'number') {
    if ((typeof value !== 'number' && typeof value !== 'bigint') || !fitsBits(value, field.width)) {
      throw new CodecError(
        'range',
        `Unexpected value ${String(value)} of ${field.mnemonic}, expected 0 to ${greatestValue(field.width)} (${field.width} bits)`,
      );
    }
    writeBits(bytes, field.bit, field.width, value);
  } else {
    bytes.set(fieldBytes(field, value), field.bit / 8);
  }
}

function fieldBytes(field: Field, value: unknown): Uint8Array {
  const digits = field.width / 4;
  if (typeof value !== 'string' || value.length !== digits || !/^[0-9a-fA-F]*$/.test(value)) {
    throw new CodecError(
      'range',
      `Unexpected value ${String(value)} of ${field.mnemonic}, expected ${digits} hexadecimal digits (${field.width / 8} bytes)`,
    );
  }
  return hexToBytes(value);
}

function encodeList(field: Field, entry: LayoutCodec, value: unknown, bytes: Uint8Array): void {
  if (!isRecordList(value))
    throw new CodecError('range', `Unexpected value ${String(value)} of ${field.mnemonic}, expected a list of records`);
  const start = field.bit / 8;
  value.forEach((record, i) => {
    try {
      entry.encode(record, bytes.subarray(start + i * entry.size, start + (i + 1) * entry.size));
    } catch (error) {
      if (error instanceof CodecError) throw new CodecError(error.code, `${field.mnemonic}[${i}]: ${error.message}`);
      throw error;
    }
  });
}

function isRecordList(value: unknown): value is readonly FieldInput[] {
  return Array.isArray(value) && value.every((record) => typeof record === 'object' && record !== null);
}

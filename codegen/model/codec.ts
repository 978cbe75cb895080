import { CodecError } from './codec-error.ts';
import type { FieldAccess } from './field-access.ts';
import { fieldAccess } from './field-access.ts';
import type { Field, Layout, Structure } from './layout.ts';
import { formatHex } from './numbers.ts';
import { isPresent } from './selectors.ts';

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
   * else as many whole entries as the bytes hold. Reserved bits are ignored; a field that is not there is 0.
   * @throws CodecError `length` where there are too few bytes.
   */
  decode(bytes: Uint8Array, at?: number, counts?: Readonly<Record<string, number>>): FieldRecord;
  /**
   * Reads the fields from byte 0 that have one value other than 0, and no lists: most fields of a queue entry are 0, and a
   * missing one counts as that.
   * @throws CodecError `length` where there are too few bytes.
   */
  decodeNonzero(bytes: Uint8Array): FieldRecord;
  /**
   * Writes the fields: missing ones and reserved bits are 0. The bytes are new, or `into` from its byte 0.
   * @throws CodecError `range` for a value that does not fit, an unknown field, or a value other than 0 of a field that is
   * not there; `length` where `into` is too short.
   */
  encode(values: FieldInput, into?: Uint8Array): Uint8Array;
  /**
   * The reader and the writer of one field that is no list, for who touches few fields many times.
   * @throws CodecError `range` for an unknown field.
   */
  field(mnemonic: string): FieldAccess;
}

/** One field of a layout, ready to be read and written. */
type Part =
  | { readonly field: Field; readonly access: FieldAccess; readonly entry: null }
  | { readonly field: Field; readonly access: null; readonly entry: LayoutCodec };

/**
 * Makes the reader and writer of a layout, to be kept and used many times. `structures` holds, by mnemonic, the
 * structures of list entries.
 */
export function layoutCodec(layout: Layout, structures: ReadonlyMap<string, Structure>): LayoutCodec {
  const parts = layout.fields.map((field): Part =>
    field.format === 'list'
      ? { field, access: null, entry: layoutCodec(entryStructure(field, structures), structures) }
      : { field, access: fieldAccess(field), entry: null },
  );
  const known = new Map(parts.map((part) => [part.field.mnemonic, part]));
  // What selects a result field stands in the request: within a completion such a field is always there.
  const selects = ({ selectors = [] }: Field): boolean => selectors.some(({ field }) => known.has(field));
  const plain = parts.filter(({ field }) => !selects(field));
  // Most fields have one value: their names and readers stand side by side.
  const single = plain.flatMap(({ field, access }) => (access === null ? [] : [{ name: field.mnemonic, access }]));
  const names = single.map(({ name }) => name);
  const accesses = single.map(({ access }) => access);
  const lists = plain.flatMap((part) => (part.access === null ? [part] : []));
  const selected = new Set(parts.filter(({ field }) => selects(field)));
  const blank = blankRecord(layout);
  const { size } = layout;

  function decode(bytes: Uint8Array, at = 0, counts: Readonly<Record<string, number>> = {}): FieldRecord {
    const record: FieldRecord = { ...blank };
    readSingle(bytes, at, record);
    for (const { field, entry } of lists)
      record[field.mnemonic] = decodeList(field, entry, bytes, at, counts[field.mnemonic]);
    return record;
  }

  function decodeNonzero(bytes: Uint8Array): FieldRecord {
    const record: FieldRecord = {};
    readSingle(bytes, 0, record);
    return record;
  }

  /** Reads the fields that are not 0 and no list into a record in which the others count as 0. */
  function readSingle(bytes: Uint8Array, at: number, record: FieldRecord): void {
    if (bytes.length - at < size)
      throw new CodecError(
        'length',
        `Unexpected length of ${bytes.length - at} bytes, expected at least ${size} bytes`,
      );
    for (let i = 0; i < names.length; i++) {
      const value = (accesses[i] as FieldAccess).read(bytes, at);
      if (value !== 0) record[names[i] as string] = value;
    }
    for (const { field, access } of selected) {
      if (access === null || !isPresent(field, record)) continue;
      const value = access.read(bytes, at);
      if (value !== 0) record[field.mnemonic] = value;
    }
  }

  function partOf(mnemonic: string): Part {
    const part = known.get(mnemonic);
    if (part === undefined)
      throw new CodecError('range', `Unexpected field ${mnemonic}, expected one of ${[...known.keys()].join(', ')}`);
    return part;
  }

  function encode(values: FieldInput, into?: Uint8Array): Uint8Array {
    const given = Object.keys(values);
    let total = size;
    for (const mnemonic of given) {
      const { field, entry } = partOf(mnemonic);
      const list = entry === null ? null : values[mnemonic];
      if (entry !== null && Array.isArray(list)) total = Math.max(total, field.bit / 8 + list.length * entry.size);
    }
    const bytes = into ?? new Uint8Array(total);
    if (bytes.length < total)
      throw new CodecError('length', `Unexpected length of ${bytes.length} bytes, expected at least ${total} bytes`);
    if (into !== undefined) bytes.fill(0, 0, total);
    for (const mnemonic of given) {
      const value = values[mnemonic];
      if (value === undefined) continue;
      const part = partOf(mnemonic);
      const { field, access, entry } = part;
      if (selected.has(part) && !isPresent(field, values)) refuse(field, value);
      else if (access === null) encodeList(field, entry, value, bytes);
      else access.write(bytes, value);
    }
    return bytes;
  }

  function field(mnemonic: string): FieldAccess {
    const { access } = partOf(mnemonic);
    if (access === null) throw new CodecError('range', `Unexpected list ${mnemonic}, expected a field with one value`);
    return access;
  }

  return { size, decode, decodeNonzero, encode, field };
}

/**
 * A record with all fields, to be copied and filled: so all records of a layout have one shape from the beginning. Each
 * field holds one kind of value and then another one, which lets the engine keep any value there without a new shape.
 */
function blankRecord({ fields }: Layout): FieldRecord {
  const record: Record<string, FieldValue | null> = {};
  for (const { mnemonic } of fields) record[mnemonic] = null;
  for (const { mnemonic } of fields) record[mnemonic] = 0;
  return record as FieldRecord;
}

function entryStructure(field: Field, structures: ReadonlyMap<string, Structure>): Structure {
  const structure = structures.get(field.entry ?? '');
  if (!structure)
    throw new Error(
      `Unexpected entry structure ${field.entry} of ${field.mnemonic}, expected a data structure of the model`,
    );
  return structure;
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

/** A field that is not there holds nothing. */
function refuse({ mnemonic, selectors = [] }: Field, value: unknown): void {
  if (value === 0 || value === 0n) return;
  const conditions = selectors.map(({ field, values }) => `${field} is ${values.map(formatted).join(' or ')}`);
  throw new CodecError(
    'range',
    `Unexpected value ${String(value)} of ${mnemonic}, expected 0: the field is there where ${conditions.join(' and ')}`,
  );
}

function formatted(value: number): string {
  return formatHex(value, 2);
}

function isRecordList(value: unknown): value is readonly FieldInput[] {
  return Array.isArray(value) && value.every((record) => typeof record === 'object' && record !== null);
}

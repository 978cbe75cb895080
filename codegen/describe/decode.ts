import { readBits } from '../model/bits.ts';
import type { FieldRecord, FieldValue } from '../model/codec.ts';
import { layoutCodec } from '../model/codec.ts';
import type { Command } from '../model/command.ts';
import { hexToBytes } from '../model/hex.ts';
import type { Field, Layout } from '../model/layout.ts';
import { enumeratorOf, statusByValue, structuresByMnemonic } from '../model/lookup.ts';
import type { Model } from '../model/model.ts';
import { formatField, formatHex, formatStatus } from '../model/numbers.ts';
import type { DwordStyle } from '../model/place.ts';
import { fieldLocation } from '../model/place.ts';
import { completionStatus } from '../model/queue-entry.ts';
import { presentLayout } from '../model/selectors.ts';
import type { Subject } from './subject.ts';
import { completionSubject, findCommand, findSubject, subjectOf } from './subject.ts';

/** One field in words. */
export interface FieldReading {
  readonly mnemonic: string;
  readonly name: string;
  /** `Command Dword 10 bits 15:00` */
  readonly location: string;
  /** NVMe style, `0001h`; bytes as hexadecimal; the number of entries of a list. */
  readonly value: string;
  /** The enumerator, the 0's based meaning, the text; `null` where the value says all. */
  readonly meaning: string | null;
  /** The entries of a list. */
  readonly entries?: readonly (readonly FieldReading[])[];
}

/** Bytes in words. */
export interface Reading {
  readonly kind: Subject['kind'];
  readonly name: string;
  /** Bytes that were read. */
  readonly size: number;
  /** For a completion: the status. */
  readonly status: { readonly value: string; readonly name: string | null } | null;
  readonly fields: readonly FieldReading[];
  /** Reserved bits that are not 0. */
  readonly reserved: readonly { readonly location: string; readonly value: string }[];
}

/** How bytes are to be read, where their length does not tell. */
export interface DecodeOptions {
  /** A command, data structure or register. */
  readonly as?: string;
  /** For a completion: the command that it answers. */
  readonly command?: string;
  /** For a completion: the submission queue entry that it answers, which tells what its dwords hold. */
  readonly request?: Uint8Array;
  /** The kind of queue of a submission queue entry; `admin` where absent. */
  readonly queue?: Command['queue'];
}

/**
 * Reads 64 bytes as the command with that opcode, 16 bytes as a completion, or any bytes as `as` says.
 * @throws DescribeError for an unknown name or length, CodecError `length` for too few bytes.
 */
export function decodeEntry(model: Model, bytes: Uint8Array, options: DecodeOptions = {}): Reading {
  const subject = chosenSubject(model, bytes, options);
  const { kind, name, dwords } = subject;
  const record = layoutCodec(subject.layout, structuresByMnemonic(model)).decode(bytes);
  // A completion without its request shows what it may mean.
  const layout = kind === 'completion' ? subject.layout : presentLayout(subject.layout, record);
  const status = kind === 'completion' ? completionStatus(record) : null;
  return {
    kind,
    name,
    size: bytes.length,
    status: status === null ? null : { value: formatStatus(status), name: statusByValue(model, status)?.name ?? null },
    fields: readings(model, layout, record, dwords, kind === 'register'),
    reserved: reservedBits(layout, bytes, dwords, kind === 'register'),
  };
}

function chosenSubject(
  model: Model,
  bytes: Uint8Array,
  { as, command, request, queue = 'admin' }: DecodeOptions,
): Subject {
  if (as !== undefined) return findSubject(model, as);
  return command === undefined
    ? subjectOf(model, bytes, queue)
    : completionSubject(model, findCommand(model, command), request);
}

function readings(
  model: Model,
  layout: Layout,
  record: FieldRecord,
  dwords: DwordStyle,
  bits: boolean,
): FieldReading[] {
  return layout.fields.map((field) => {
    const value = record[field.mnemonic] ?? 0;
    const location = `${fieldLocation(field, dwords, bits)}${conditionOf(model, field, record)}`;
    const { mnemonic, name } = field;
    if (Array.isArray(value))
      return {
        mnemonic,
        name,
        location,
        value: String(value.length),
        meaning: `${value.length === 1 ? 'entry' : 'entries'} of ${field.entry}`,
        entries: entriesOf(model, field, value),
      };
    return {
      mnemonic,
      name,
      location,
      value: typeof value === 'string' ? value : formatField(value, field.width),
      meaning: meaningOf(model, field, value),
    };
  });
}

/** `, where FID = NumberOfQueues`: for a result field whose request is not known. */
function conditionOf(model: Model, { selectors = [] }: Field, record: FieldRecord): string {
  const open = selectors.filter(({ field }) => record[field] === undefined);
  if (open.length === 0) return '';
  const words = open.map(
    ({ field, values }) => `${field} = ${values.map((value) => valueName(model, field, value)).join(' or ')}`,
  );
  return `, where ${words.join(' and ')}`;
}

/** The enumerator of a value, where the Values tables agree on it. */
function valueName(model: Model, mnemonic: string, value: number): string {
  const [table, ...others] = model.values.filter((one) => one.mnemonic === mnemonic);
  return (table && others.length === 0 ? enumeratorOf(table, value) : null) ?? formatHex(value, 2);
}

function entriesOf(model: Model, field: Field, records: readonly FieldRecord[]): FieldReading[][] {
  const entry = structuresByMnemonic(model).get(field.entry ?? '');
  return entry ? records.map((record) => readings(model, entry, record, null, false)) : [];
}

function meaningOf(model: Model, field: Field, value: Exclude<FieldValue, FieldRecord[]>): string | null {
  if (typeof value === 'string') return field.format === 'bytes' ? null : textOf(value);
  const table = model.values.find((one) => one.id === field.values);
  if (table) return enumeratorOf(table, value) ?? 'reserved value';
  return field.zeroBased ? `means ${BigInt(value) + 1n} (0's based)` : null;
}

/** The text of padded bytes in quotes; bytes that are no printable text give `null`. */
function textOf(hex: string): string | null {
  if (/^0*$/.test(hex)) return 'not given';
  const text = new TextDecoder().decode(hexToBytes(hex)).replace(/[\0 ]+$/, '');
  return /^[^\p{Cc}\ufffd]*$/u.test(text) ? JSON.stringify(text) : null;
}

function reservedBits(layout: Layout, bytes: Uint8Array, dwords: DwordStyle, bits: boolean): Reading['reserved'] {
  return layout.reserved.flatMap(({ bit, width }) => {
    const value = readBits(bytes, bit, width);
    return BigInt(value) === 0n
      ? []
      : [{ location: fieldLocation({ bit, width, format: 'number' }, dwords, bits), value: formatField(value, width) }];
  });
}

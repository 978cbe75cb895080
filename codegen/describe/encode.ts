import type { FieldInput } from '../model/codec.ts';
import { layoutCodec } from '../model/codec.ts';
import { bytesToHex } from '../model/hex.ts';
import type { Field, Layout } from '../model/layout.ts';
import { opcodeOf, structuresByMnemonic } from '../model/lookup.ts';
import type { Model } from '../model/model.ts';
import { parseNumber } from '../model/numbers.ts';
import { didYouMean } from '../model/suggest.ts';
import { splitList } from './split.ts';
import { DescribeError, findSubject } from './subject.ts';

/** An encoded queue entry, data structure or register. */
export interface EncodedEntry {
  readonly name: string;
  /** Lower-case hexadecimal in memory order. */
  readonly bytes: string;
}

/**
 * Writes a command, data structure or register from assignments such as `NTAG=1`, `SEL=Properties`, `SN="A"` and
 * `TAGLIST=[{TVAL=2h, TTYPE=PASID}]`. A command gets its opcode; what is not assigned is 0.
 * @throws DescribeError for an unknown name or a malformed assignment, CodecError `range` for a value that does not fit.
 */
export function encodeEntry(model: Model, name: string, assignments: readonly string[]): EncodedEntry {
  const { layout, command, name: fullName } = findSubject(model, name);
  const opcode = command ? { OPC: opcodeOf(model, command) } : {};
  const values = { ...opcode, ...assigned(model, layout, fullName, assignments) };
  return { name: fullName, bytes: bytesToHex(layoutCodec(layout, structuresByMnemonic(model)).encode(values)) };
}

function assigned(model: Model, layout: Layout, name: string, assignments: readonly string[]): FieldInput {
  const values: Record<string, unknown> = {};
  for (const assignment of assignments) {
    const [, key, text] = /^\s*([A-Za-z][A-Za-z0-9]*)\s*=\s*(.*?)\s*$/s.exec(assignment) ?? [];
    if (key === undefined || text === undefined)
      throw new DescribeError(
        `Unexpected ${assignment}, expected FIELD=VALUE such as ${layout.fields.at(-1)?.mnemonic ?? 'FIELD'}=1`,
      );
    const field = layout.fields.find((one) => one.mnemonic === key.toUpperCase());
    if (!field) {
      const known = layout.fields.map((one) => one.mnemonic);
      throw new DescribeError(
        `Unexpected field ${key} of ${name}${didYouMean(key.toUpperCase(), known) || `, expected one of ${known.join(', ')}`}`,
      );
    }
    if (field.mnemonic in values) throw new DescribeError(`Unexpected second value of ${field.mnemonic}, expected one`);
    values[field.mnemonic] = valueOf(model, field, text);
  }
  return values;
}

function valueOf(model: Model, field: Field, text: string): unknown {
  switch (field.format) {
    case 'number':
      return numberOf(model, field, text);
    case 'bytes':
      return text.toLowerCase();
    case 'ascii':
      return textBytes(field, text, 0x20);
    case 'nqn':
      return textBytes(field, text, 0x00);
    case 'list':
      return recordsOf(model, field, text);
  }
}

function numberOf(model: Model, field: Field, text: string): number | bigint {
  const value = /^0x[0-9A-Fa-f]+$/.test(text) ? parseNumber(`${text.slice(2)}h`) : parseNumber(text);
  if (value !== null) return value;
  const rows = model.values.find((table) => table.id === field.values)?.values ?? [];
  const row = rows.find((one) => one.enumerator?.toLowerCase() === text.toLowerCase());
  if (row) return row.value;
  const names = rows.flatMap((one) => (one.enumerator === null ? [] : [one.enumerator]));
  const expected =
    names.length > 0 ? `a number or one of ${names.join(', ')}` : 'a number such as 12, 1Fh, 101b or 0x1f';
  throw new DescribeError(
    `Unexpected value ${text} of ${field.mnemonic}${didYouMean(text, names) || `, expected ${expected}`}`,
  );
}

/** Text, in quotes or without, padded to the width of the field. No text at all is all zero: not given. */
function textBytes(field: Field, text: string, padding: number): string {
  const plain = /^"(.*)"$/s.exec(text)?.[1] ?? text;
  const given = new TextEncoder().encode(plain);
  const size = field.width / 8;
  if (given.length > size)
    throw new DescribeError(
      `Unexpected length of ${field.mnemonic}, ${given.length} bytes, expected at most ${size} bytes`,
    );
  const bytes = new Uint8Array(size).fill(plain === '' ? 0 : padding);
  bytes.set(given);
  return bytesToHex(bytes);
}

function recordsOf(model: Model, field: Field, text: string): FieldInput[] {
  const entry = structuresByMnemonic(model).get(field.entry ?? '');
  const inner = /^\[(.*)\]$/s.exec(text)?.[1];
  if (!entry || inner === undefined)
    throw new DescribeError(
      `Unexpected value ${text} of ${field.mnemonic}, expected a list such as [{FIELD=1}, {FIELD=2}]`,
    );
  return splitList(inner).map((part) => {
    const record = /^\{(.*)\}$/s.exec(part)?.[1];
    if (record === undefined)
      throw new DescribeError(`Unexpected entry ${part} of ${field.mnemonic}, expected {FIELD=VALUE, …}`);
    return assigned(model, entry, entry.mnemonic, splitList(record));
  });
}

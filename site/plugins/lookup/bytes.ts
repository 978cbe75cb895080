import type { FieldEntry, Specification } from '../../src/model.ts';

/** Bits that get a value only when the vector runs: `$new1`. */
export interface LateBits {
  readonly bit: number;
  readonly text: string;
}

/** How bytes are to be read. */
export interface Reading {
  readonly model: Specification;
  readonly late?: readonly LateBits[];
}

/** `NTAG = 1`, `SEL = Tags`: the fields of a structure that are not zero. */
export function structureTexts(mnemonic: string, hex: string, reading: Reading): string[] {
  const structure = reading.model.structures.find((candidate) => candidate.mnemonic === mnemonic);
  if (!structure) return [];
  const bytes = Uint8Array.from(hex.match(/../gu) ?? [], (pair) => Number.parseInt(pair, 16));
  return fieldTexts(structure.fields, bytes, 0, reading);
}

/** The value of a field by the name that its Values table gives it. */
export function valueText(model: Specification, field: FieldEntry | undefined, value: number | string): string {
  const table = model.values.find(({ id }) => id === field?.values);
  return table?.values.find((row) => row.enumerator !== null && row.value === value)?.enumerator ?? String(value);
}

function fieldTexts(fields: readonly FieldEntry[], bytes: Uint8Array, from: number, reading: Reading): string[] {
  return fields.flatMap((field) => {
    if (field.format === 'list') return listTexts(field, bytes, from, reading);
    const late = reading.late?.find(({ bit }) => bit === from + field.bit);
    const text = late?.text ?? plainText(field, bytes, from, reading.model);
    return text === null ? [] : [`${field.mnemonic} = ${text}`];
  });
}

/** A list runs to the end of the bytes. */
function listTexts(field: FieldEntry, bytes: Uint8Array, from: number, reading: Reading): string[] {
  const entry = reading.model.structures.find(({ mnemonic }) => mnemonic === field.entry);
  const first = from + field.bit;
  const count = Math.ceil((bytes.length * 8 - first) / field.width);
  if (!entry || count < 1) return [];
  return Array.from({ length: count }, (_, index) => {
    const inside = fieldTexts(entry.fields, bytes, first + index * field.width, reading);
    return `${field.mnemonic}[${index}] = {${inside.join(', ')}}`;
  });
}

/** `null` for a field that is zero. */
function plainText(field: FieldEntry, bytes: Uint8Array, from: number, model: Specification): string | null {
  if (field.format === 'ascii' || field.format === 'nqn') return quoted(field, bytes, from);
  const value = number(bytes, from + field.bit, field.width);
  return value === 0n ? null : valueText(model, field, value < 2n ** 53n ? Number(value) : `${value.toString(16)}h`);
}

function quoted(field: FieldEntry, bytes: Uint8Array, from: number): string | null {
  const start = (from + field.bit) / 8;
  const part = bytes.slice(start, start + field.width / 8);
  const end = part.findLastIndex((byte) => byte !== 0);
  if (end < 0) return null;
  const text = new TextDecoder().decode(part.slice(0, end + 1)).trimEnd();
  // Control characters and broken UTF-8 are what some vectors are about.
  return /^[\u0020-\u007e]*$/u.test(text) && text.length <= 60 ? `"${text}"` : `${end + 1} bytes`;
}

/** A little-endian number; bits beyond the end are zero. */
function number(bytes: Uint8Array, bit: number, width: number): bigint {
  let value = 0n;
  const last = Math.floor((bit + width - 1) / 8);
  for (let index = last; index >= Math.floor(bit / 8); index--) value = (value << 8n) | BigInt(bytes[index] ?? 0);
  return (value >> BigInt(bit % 8)) & ((1n << BigInt(width)) - 1n);
}

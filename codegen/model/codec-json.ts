import type { FieldInput, FieldRecord, FieldValue } from './codec.ts';
import type { CodecValue } from './vector.ts';

/** Field values as a vector holds them: a number above 2^53 - 1 becomes a `0x…` string. */
export function toCodecValues(record: FieldRecord): Record<string, CodecValue> {
  return Object.fromEntries(Object.entries(record).map(([mnemonic, value]) => [mnemonic, toCodecValue(value)]));
}

/** Field values of a vector as a writer takes them: a `0x…` string becomes a bigint. */
export function fromCodecValues(values: Readonly<Record<string, CodecValue>>): FieldInput {
  return Object.fromEntries(Object.entries(values).map(([mnemonic, value]) => [mnemonic, fromCodecValue(value)]));
}

function toCodecValue(value: FieldValue): CodecValue {
  if (typeof value === 'bigint') return value <= Number.MAX_SAFE_INTEGER ? Number(value) : `0x${value.toString(16)}`;
  return typeof value === 'object' ? value.map(toCodecValues) : value;
}

function fromCodecValue(value: CodecValue): unknown {
  if (typeof value === 'string') return value.startsWith('0x') ? BigInt(value) : value;
  return typeof value === 'object' ? value.map(fromCodecValues) : value;
}

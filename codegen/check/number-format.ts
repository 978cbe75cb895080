import type { NumberSpace } from '../model/model.ts';

/** A number of one byte as NVMe writes it: `E1h`. */
export function byteText(value: number): string {
  return `${value.toString(16).toUpperCase().padStart(2, '0')}h`;
}

/** A status as NVMe's tables write it, status code type and status code: `1h/1Fh`. */
export function statusText(value: number): string {
  return `${(value >> 8).toString(16).toUpperCase()}h/${byteText(value & 0xff)}`;
}

/** What the numbers of a space are called in messages. */
export const SPACE_NAMES: Readonly<Record<NumberSpace, string>> = {
  'admin-opcode': 'admin opcode',
  'io-opcode': 'I/O opcode',
  'log-page': 'log page identifier',
  feature: 'feature identifier',
  cns: 'CNS value',
  other: 'number',
};

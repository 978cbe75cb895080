import type { ReadContext } from '../context.ts';
import type { Cell } from '../markdown/cell.ts';
import { filledText, type Reading, unexpected } from './text.ts';

/** A run of bits, counted from bit 0 of the layout. */
export interface BitRun {
  readonly low: number;
  readonly high: number;
}

/** The greatest Data structure, in bytes: far more than any command transfers, and so little that every reader can hold it. */
export const MOST_BYTES = 1024 * 1024;
/** The widest field that a Bits table takes apart. */
const MOST_BITS = 4096;

const BITS = /^(?<high>[0-9]+)(?::(?<low>[0-9]+))?$/;
const BYTES = /^(?<high>[0-9]+)(?::(?<low>[0-9]+))?(?: \+ (?<stride>[0-9]+)[a-z])?$/;

/** The Bits cell: `31:16`, `00`. The higher bit stands first. */
export function bitRun(cell: Cell, context: ReadContext): Reading<BitRun> {
  const expected = 'bits such as 31:16 or 07, the higher one first';
  const text = filledText(cell, expected, context);
  if (text === undefined) return undefined;
  const groups = BITS.exec(text)?.groups;
  const high = Number(groups?.['high']);
  const low = Number(groups?.['low'] ?? groups?.['high']);
  if (groups === undefined || low > high) return unexpected(cell, expected, context);
  return high < MOST_BITS ? { low, high } : unexpected(cell, `bits up to ${MOST_BITS - 1}`, context);
}

/** The Bytes cell: `07:06`, `04`, or `335:320 + 16i` for the entries of a list. The result is in bits. */
export function byteRun(cell: Cell, context: ReadContext): Reading<BitRun & { readonly list: boolean }> {
  const expected = 'bytes such as 07:06 or 04, the higher one first, or 335:320 + 16i for a list';
  const text = filledText(cell, expected, context);
  if (text === undefined) return undefined;
  const groups = BYTES.exec(text)?.groups;
  const high = Number(groups?.['high']);
  const low = Number(groups?.['low'] ?? groups?.['high']);
  const stride = groups?.['stride'];
  if (groups === undefined || low > high) return unexpected(cell, expected, context);
  if (high >= MOST_BYTES)
    return unexpected(cell, `bytes up to ${MOST_BYTES - 1}: a data structure has at most 1 MiB`, context);
  if (stride !== undefined && Number(stride) !== high - low + 1) {
    return unexpected(
      cell,
      `${text.split(' + ')[0]} + ${high - low + 1}i: the entries of a list follow each other without a gap`,
      context,
    );
  }
  return { low: low * 8, high: high * 8 + 7, list: stride !== undefined };
}

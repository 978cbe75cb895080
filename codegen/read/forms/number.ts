import { correctedNumber } from '../../language/spelling.ts';
import { numberValue } from '../../language/tokens.ts';
import type { ReadContext } from '../context.ts';
import type { Cell } from '../markdown/cell.ts';
import { filledText, type Reading, unexpected } from './text.ts';

const NUMBER = /^(?:[0-9]+|[01]+b|[0-9A-F]+h)$/;

/** The value of a number in NVMe's style (`12`, `1Fh`, `101b`), or `null` where the text is no number below 2^53. */
export function parseNumber(text: string): number | null {
  if (!NUMBER.test(text)) return null;
  const value = numberValue(text);
  return typeof value === 'number' ? value : null;
}

/** A cell that holds one number. */
export function numberCell(cell: Cell, context: ReadContext): Reading<number> {
  const expected = 'a number such as 12, 1Fh or 101b';
  const text = filledText(cell, expected, context);
  if (text === undefined) return undefined;
  return parseNumber(text) ?? unexpected(cell, meantNumbers(text) ?? expected, context);
}

/** A cell that holds one value or a range: `02h`, `04h to FFh`. */
export function valueRange(cell: Cell, context: ReadContext): Reading<{ readonly low: number; readonly high: number }> {
  const expected = 'a value such as 02h, or a range such as 04h to FFh';
  const text = filledText(cell, expected, context);
  if (text === undefined) return undefined;
  const [low, high = low] = text.split(' to ').map(parseNumber);
  if (
    low === null ||
    low === undefined ||
    high === null ||
    high === undefined ||
    high < low ||
    text.split(' to ').length > 2
  ) {
    return unexpected(cell, meantNumbers(text) ?? expected, context);
  }
  return { low, high };
}

/** The value of a status: `1h/1Fh` is status code type 1h and status code 1Fh, as `SCT << 8 | SC`; else `null`. */
export function parseStatusValue(text: string): number | null {
  const [type, code, ...rest] = text.split('/').map(parseNumber);
  if (rest.length > 0 || type === undefined || code === undefined || type === null || code === null) return null;
  return type <= 7 && code <= 255 ? type * 256 + code : null;
}

/** A text whose numbers are written as elsewhere, with those of NVMe: `04h to FFh` for `0x04 to 0xff`; else `null`. */
export function meantNumbers(text: string): string | null {
  const meant = text.replace(/[0-9A-Za-z]+/g, (word) => correctedNumber(word) ?? word);
  return meant === text ? null : meant;
}

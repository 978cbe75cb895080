import { CodecError } from './codec-error.ts';

/** The two digits of each byte. */
const DIGITS: readonly string[] = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** By character code: what a digit is worth. */
const VALUES = new Uint8Array(128);
for (let value = 0; value < 16; value++) {
  VALUES[value.toString(16).charCodeAt(0)] = value;
  VALUES[value.toString(16).toUpperCase().charCodeAt(0)] = value;
}

/** Lower-case hexadecimal in memory order, two digits a byte, without separators. */
export function bytesToHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += DIGITS[byte] as string;
  return text;
}

/**
 * Bytes from hexadecimal in memory order, of either case, two digits a byte, without separators.
 * @throws CodecError `range` that names the position (from 1) of a character that is no digit, or an odd number of digits.
 */
export function hexToBytes(text: string): Uint8Array {
  const bad = text.search(/[^0-9a-fA-F]/);
  if (bad >= 0)
    throw new CodecError(
      'range',
      `Unexpected character "${String.fromCodePoint(text.codePointAt(bad) ?? 0)}" at position ${bad + 1}, expected a hexadecimal digit`,
    );
  if (text.length % 2 !== 0)
    throw new CodecError(
      'range',
      `Unexpected end at position ${text.length + 1}, expected an even number of hexadecimal digits`,
    );
  const bytes = new Uint8Array(text.length / 2);
  for (let i = 0; i < bytes.length; i++)
    bytes[i] = ((VALUES[text.charCodeAt(2 * i)] ?? 0) << 4) | (VALUES[text.charCodeAt(2 * i + 1)] ?? 0);
  return bytes;
}

import { DescribeError } from './subject.ts';

/**
 * Bytes from hexadecimal as people paste it: either case, `0x` in front, spaces, colons and underscores between.
 * @throws DescribeError that names a bad character and its position in the text, from 1.
 */
export function parseHexInput(text: string): Uint8Array {
  const start = /^\s*(0[xX])?/.exec(text)?.[0].length ?? 0;
  const digits: number[] = [];
  for (let i = start; i < text.length; i++) {
    const character = text.charAt(i);
    if (/[\s:_]/.test(character)) continue;
    if (!/[0-9a-fA-F]/.test(character)) {
      throw new DescribeError(
        `Unexpected character "${String.fromCodePoint(text.codePointAt(i) ?? 0)}" at position ${i + 1}, expected hexadecimal digits`,
      );
    }
    digits.push(Number.parseInt(character, 16));
  }
  if (digits.length === 0) throw new DescribeError('Unexpected empty text, expected hexadecimal digits');
  if (digits.length % 2 !== 0)
    throw new DescribeError(
      `Unexpected ${digits.length} hexadecimal digits, expected an even number: two digits a byte`,
    );
  return Uint8Array.from({ length: digits.length / 2 }, (_, i) => (digits[2 * i] ?? 0) * 16 + (digits[2 * i + 1] ?? 0));
}

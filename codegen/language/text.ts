/** The bytes of an ASCII field as a value: the text, padded with spaces to `size` bytes. */
export function asciiValue(text: string, size: number): string {
  return toHex([...text.padEnd(size, ' ')].map((character) => character.charCodeAt(0)));
}

/** The bytes of an NVMe Qualified Name field as a value: the text in UTF-8, with zero bytes up to `size`. */
export function nqnValue(text: string, size: number): string {
  return toHex(utf8(text)).padEnd(size * 2, '0');
}

/** A number as `size` bytes in little-endian order. */
export function littleEndian(value: number | bigint, size: number): string {
  const digits = BigInt(value)
    .toString(16)
    .padStart(size * 2, '0');
  return (digits.match(/../g) ?? []).reverse().join('');
}

function toHex(bytes: readonly number[]): string {
  return bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** `TextEncoder` is no part of the language's library, so a text's bytes come from its percent encoding. */
function utf8(text: string): number[] {
  const bytes: number[] = [];
  const encoded = encodeURIComponent(text);
  for (let i = 0; i < encoded.length; i += 1) {
    if (encoded[i] === '%') {
      bytes.push(Number.parseInt(encoded.slice(i + 1, i + 3), 16));
      i += 2;
    } else bytes.push(encoded.charCodeAt(i));
  }
  return bytes;
}

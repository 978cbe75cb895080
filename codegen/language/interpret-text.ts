const LONGEST_NQN = 223;
const NQN_START = 'nqn.';

/**
 * Whether the bytes of a text field break its format. All zero means "not given" and is well formed.
 * - ASCII: every byte is from 20h to 7Eh
 * - NVMe Qualified Name: UTF-8 that begins with `nqn.`, at most 223 bytes, then zero bytes up to the end
 */
export function interpretMalformed(hex: string, format: 'ascii' | 'nqn'): boolean {
  const end = lastNonZero(hex);
  if (end < 0) return false;
  const bytes = bytesUpTo(hex, end);
  if (format === 'ascii') return 2 * bytes.length < hex.length || bytes.some((byte) => byte < 0x20 || byte > 0x7e);
  return 2 * bytes.length === hex.length || !isQualifiedName(bytes);
}

/** The place of the last digit that is not 0; -1 where all are. */
function lastNonZero(hex: string): number {
  let last = hex.length - 1;
  while (hex[last] === '0') last -= 1;
  return last;
}

function bytesUpTo(hex: string, digit: number): number[] {
  const bytes: number[] = [];
  for (let i = 0; i <= digit; i += 2) bytes.push(Number.parseInt(hex.slice(i, i + 2), 16));
  return bytes;
}

/** The name without the zero bytes behind it. */
function isQualifiedName(bytes: readonly number[]): boolean {
  if (bytes.length > LONGEST_NQN || bytes.includes(0)) return false;
  try {
    return decodeURIComponent(bytes.map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')).startsWith(
      NQN_START,
    );
  } catch (error) {
    if (error instanceof URIError) return false;
    throw error;
  }
}

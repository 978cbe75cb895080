/**
 * Parses a number as NVM Express writes it: `12` decimal, `1Fh` hexadecimal, `101b` binary. Digits of hexadecimal numbers
 * may be of either case. Gives `null` for any other text, and a bigint above 2^53 - 1.
 */
export function parseNumber(text: string): number | bigint | null {
  if (/^[0-9A-Fa-f]+h$/.test(text)) return narrow(BigInt(`0x${text.slice(0, -1)}`));
  if (/^[01]+b$/.test(text)) return narrow(BigInt(`0b${text.slice(0, -1)}`));
  if (/^[0-9]+$/.test(text)) return narrow(BigInt(text));
  return null;
}

/** Prints hexadecimal as NVM Express writes it, `0Fh`; `digits` is the least number of digits. */
export function formatHex(value: number | bigint, digits = 1): string {
  return `${value.toString(16).toUpperCase().padStart(digits, '0')}h`;
}

/** Prints a value of `width` bits: `1b` for one bit, else hexadecimal with a digit for each four bits. */
export function formatField(value: number | bigint, width: number): string {
  return width === 1 ? `${value}b` : formatHex(value, Math.ceil(width / 4));
}

/** Prints a run of bits or bytes as NVM Express writes it: `15:00`, `07`. Both numbers count from 0. */
export function formatRange(low: number, high: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return low === high ? two(low) : `${two(high)}:${two(low)}`;
}

/**
 * Parses a status, `1h/1Fh`: the status code type (0 to 7) and the status code (0 to FFh). Gives `SCT << 8 | SC`, and
 * `null` for any other text.
 */
export function parseStatus(text: string): number | null {
  const match = /^([0-7])h\/([0-9A-Fa-f]{1,2})h$/.exec(text);
  if (!match) return null;
  return (Number.parseInt(match[1] ?? '', 16) << 8) | Number.parseInt(match[2] ?? '', 16);
}

/** Prints `SCT << 8 | SC` as NVM Express writes it: `1h/1Fh`. */
export function formatStatus(value: number): string {
  return `${formatHex(value >> 8)}/${formatHex(value & 0xff, 2)}`;
}

function narrow(value: bigint): number | bigint {
  return value <= Number.MAX_SAFE_INTEGER ? Number(value) : value;
}

import { CodecError } from './codec-error.ts';

/** The widest field, in bits, that is read as a number; wider ones are read as a bigint. */
export const NUMBER_BITS = 53;

/**
 * Reads `width` bits from bit `bit` (little-endian, counted from bit 0 of byte 0).
 * Returns a number up to 53 bits and a bigint above.
 * @throws CodecError `length` where the bits lie beyond the end of `bytes`.
 */
export function readBits(bytes: Uint8Array, bit: number, width: number): number | bigint {
  checkInside(bytes, bit, width);
  const at = bit >>> 3;
  if ((bit & 7) === 0) {
    if (width === 8) return byteAt(bytes, at);
    if (width === 16) return byteAt(bytes, at) | (byteAt(bytes, at + 1) << 8);
    if (width === 32) return readWord(bytes, at);
  }
  return width <= NUMBER_BITS ? readNumber(bytes, bit, width) : readBigint(bytes, bit, width);
}

/**
 * Writes `width` bits at bit `bit` (little-endian, counted from bit 0 of byte 0); the bits beside them stay.
 * @throws CodecError `range` where the value is negative, no integer or too great, `length` where the bits lie beyond the end.
 */
export function writeBits(bytes: Uint8Array, bit: number, width: number, value: number | bigint): void {
  checkInside(bytes, bit, width);
  if (!fitsBits(value, width))
    throw new CodecError('range', `Unexpected value ${value}, expected 0 to ${greatestValue(width)} (${width} bits)`);
  const at = bit >>> 3;
  if ((bit & 7) === 0 && (width === 8 || width === 16 || width === 32)) writeWord(bytes, at, width / 8, Number(value));
  else if (width <= NUMBER_BITS) writeNumber(bytes, bit, width, Number(value));
  else writeBigint(bytes, bit, width, BigInt(value));
}

/** 2^0 to 2^53: a power that is looked up costs a fraction of one that is calculated. */
const POWERS: readonly number[] = Array.from({ length: NUMBER_BITS + 1 }, (_, exponent) => 2 ** exponent);

function power(exponent: number): number {
  return POWERS[exponent] as number;
}

/** Whether `value` is an integer from 0 to 2^width - 1. A number above 2^53 - 1 is not exact and does not fit. */
export function fitsBits(value: number | bigint, width: number): boolean {
  if (typeof value === 'bigint') return value >= 0n && value >> BigInt(width) === 0n;
  return Number.isSafeInteger(value) && value >= 0 && (width >= NUMBER_BITS || value < power(width));
}

/** The greatest value of `width` bits: a number up to 53 bits, a bigint above. */
export function greatestValue(width: number): number | bigint {
  return width <= NUMBER_BITS ? 2 ** width - 1 : (1n << BigInt(width)) - 1n;
}

function checkInside(bytes: Uint8Array, bit: number, width: number): void {
  if (bit + width > bytes.length * 8) {
    const needed = (bit + width + 7) >>> 3;
    throw new CodecError('length', `Unexpected length of ${bytes.length} bytes, expected at least ${needed} bytes`);
  }
}

function byteAt(bytes: Uint8Array, at: number): number {
  return bytes[at] as number;
}

function readWord(bytes: Uint8Array, at: number): number {
  return (
    (byteAt(bytes, at) |
      (byteAt(bytes, at + 1) << 8) |
      (byteAt(bytes, at + 2) << 16) |
      (byteAt(bytes, at + 3) << 24)) >>>
    0
  );
}

function writeWord(bytes: Uint8Array, at: number, size: number, value: number): void {
  for (let i = 0; i < size; i++) bytes[at + i] = value >>> (8 * i);
}

/** Every sum stays below 2^53, so the arithmetic is exact. */
function readNumber(bytes: Uint8Array, bit: number, width: number): number {
  let value = 0;
  for (let done = 0; done < width;) {
    const position = bit + done;
    const take = Math.min(8 - (position & 7), width - done);
    const part = (byteAt(bytes, position >>> 3) >>> (position & 7)) & ((1 << take) - 1);
    value += part * power(done);
    done += take;
  }
  return value;
}

function readBigint(bytes: Uint8Array, bit: number, width: number): bigint {
  if (width === 64 && (bit & 7) === 0) return readQuadword(bytes, bit >>> 3);
  let value = 0n;
  for (let done = 0; done < width; done += 32) {
    const take = Math.min(32, width - done);
    value |= BigInt(readNumber(bytes, bit + done, take)) << BigInt(done);
  }
  return value;
}

/** Addresses are most of what is read here: while a number holds the value, only one bigint is made. */
function readQuadword(bytes: Uint8Array, at: number): bigint {
  const low = readWord(bytes, at);
  const high = readWord(bytes, at + 4);
  if (low === 0 && high === 0) return 0n;
  if (high < power(NUMBER_BITS - 32)) return BigInt(high * power(32) + low);
  return (BigInt(high) << 32n) | BigInt(low);
}

function writeNumber(bytes: Uint8Array, bit: number, width: number, value: number): void {
  let rest = value;
  for (let done = 0; done < width;) {
    const position = bit + done;
    const shift = position & 7;
    const take = Math.min(8 - shift, width - done);
    const mask = (1 << take) - 1;
    const at = position >>> 3;
    bytes[at] = (byteAt(bytes, at) & ~(mask << shift)) | ((rest % (mask + 1)) << shift);
    rest = Math.floor(rest / (mask + 1));
    done += take;
  }
}

function writeBigint(bytes: Uint8Array, bit: number, width: number, value: bigint): void {
  for (let done = 0; done < width; done += 32) {
    const take = Math.min(32, width - done);
    writeNumber(bytes, bit + done, take, Number((value >> BigInt(done)) & 0xffff_ffffn));
  }
}

import { CodecError } from '../../codegen/model/codec-error.ts';
import { hexToBytes } from '../../codegen/model/hex.ts';

/** The vector itself is ill-formed: a name without a value, or memory outside its buffer. Never the device's fault. */
export class VectorError extends Error {
  override readonly name = 'VectorError';
}

/** A value that the device chose leaves no room for what the vector does next: it says nothing about this device. */
export class InapplicableError extends Error {
  override readonly name = 'InapplicableError';
}

/** Does something with bits or digits of a vector file; what is wrong with them is the vector's fault. */
export function withinVector<T>(what: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (error instanceof CodecError) throw new VectorError(`${what}: ${error.message}`);
    throw error;
  }
}

/** Bytes of a vector file. @throws VectorError where the text is not hexadecimal. */
export function parseHex(hex: string, what = 'bytes'): Uint8Array {
  return withinVector(what, () => hexToBytes(hex));
}

/** A `0x…` number of a vector file that fits `size` bytes. @throws VectorError where it is none. */
export function parseNumber(text: string, size: number, what: string): bigint {
  if (!/^0x[0-9a-fA-F]+$/.test(text))
    throw new VectorError(`${what}: Unexpected number ${text}, expected 0x and hexadecimal digits`);
  const value = BigInt(text);
  if (value >> BigInt(size * 8))
    throw new VectorError(`${what}: Unexpected number ${text}, expected one of at most ${size} bytes`);
  return value;
}

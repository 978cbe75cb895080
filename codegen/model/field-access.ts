import { fitsBits, greatestValue, readBits, writeBits } from './bits.ts';
import { CodecError } from './codec-error.ts';
import { bytesToHex, hexToBytes } from './hex.ts';
import type { Field } from './layout.ts';

/** The reader and the writer of one field that is no list. What depends on its bits alone is worked out once. */
export interface FieldAccess {
  /** The value in a layout that begins at byte `at` of `bytes` and lies in them as a whole. */
  read(bytes: Uint8Array, at: number): number | bigint | string;
  /**
   * Writes the value into a layout that begins at byte 0. The bits beside the field stay.
   * @throws CodecError `range` for a value that does not fit.
   */
  write(bytes: Uint8Array, value: unknown): void;
}

/** Makes the reader and writer of a field. */
export function fieldAccess(field: Field): FieldAccess {
  return field.format === 'number' ? new NumberAccess(field) : new BytesAccess(field);
}

/** Numbers within one to four bytes are put together in one expression; all others take the way of any bits. */
class NumberAccess implements FieldAccess {
  readonly #field: Field;
  readonly #first: number;
  readonly #shift: number;
  /** How many bytes hold bits of the field. */
  readonly #count: number;
  readonly #mask: number;

  constructor(field: Field) {
    const { bit, width } = field;
    this.#field = field;
    this.#first = bit >>> 3;
    this.#shift = bit & 7;
    this.#count = Math.ceil(((bit & 7) + width) / 8);
    this.#mask = width >= 32 ? -1 : (1 << width) - 1;
  }

  read(bytes: Uint8Array, at: number): number | bigint {
    const i = at + this.#first;
    switch (this.#count) {
      case 1:
        return ((bytes[i] as number) >>> this.#shift) & this.#mask;
      case 2:
        return (((bytes[i] as number) | ((bytes[i + 1] as number) << 8)) >>> this.#shift) & this.#mask;
      case 3:
        return (((bytes[i] as number) | upper(bytes, i)) >>> this.#shift) & this.#mask;
      case 4:
        return (
          ((((bytes[i] as number) | upper(bytes, i) | ((bytes[i + 3] as number) << 24)) >>> this.#shift) &
            this.#mask) >>>
          0
        );
      default:
        return readBits(bytes, at * 8 + this.#field.bit, this.#field.width);
    }
  }

  write(bytes: Uint8Array, value: unknown): void {
    // What is no plain number of the field's range takes the way that tells what is wrong with it.
    if (this.#count > 2 || typeof value !== 'number' || (value & this.#mask) !== value) {
      const { bit, width } = this.#field;
      if ((typeof value !== 'number' && typeof value !== 'bigint') || !fitsBits(value, width))
        throw unfit(this.#field, value);
      writeBits(bytes, bit, width, value);
      return;
    }
    const first = this.#first;
    const kept = ~(this.#mask << this.#shift);
    const bits = value << this.#shift;
    bytes[first] = ((bytes[first] as number) & kept) | bits;
    if (this.#count === 2) bytes[first + 1] = ((bytes[first + 1] as number) & (kept >> 8)) | (bits >>> 8);
  }
}

/** The second and the third byte of a number. */
function upper(bytes: Uint8Array, first: number): number {
  return ((bytes[first + 1] as number) << 8) | ((bytes[first + 2] as number) << 16);
}

/** Bytes and texts, as hexadecimal digits. */
class BytesAccess implements FieldAccess {
  readonly #field: Field;
  readonly #start: number;
  readonly #size: number;

  constructor(field: Field) {
    this.#field = field;
    this.#start = field.bit / 8;
    this.#size = field.width / 8;
  }

  read(bytes: Uint8Array, at: number): string {
    return bytesToHex(bytes.subarray(at + this.#start, at + this.#start + this.#size));
  }

  write(bytes: Uint8Array, value: unknown): void {
    bytes.set(fieldBytes(this.#field, value), this.#start);
  }
}

function unfit({ mnemonic, width }: Field, value: unknown): CodecError {
  return new CodecError(
    'range',
    `Unexpected value ${String(value)} of ${mnemonic}, expected 0 to ${greatestValue(width)} (${width} bits)`,
  );
}

function fieldBytes(field: Field, value: unknown): Uint8Array {
  const digits = field.width / 4;
  if (typeof value !== 'string' || value.length !== digits || !/^[0-9a-fA-F]*$/.test(value)) {
    throw new CodecError(
      'range',
      `Unexpected value ${String(value)} of ${field.mnemonic}, expected ${digits} hexadecimal digits (${field.width / 8} bytes)`,
    );
  }
  return hexToBytes(value);
}

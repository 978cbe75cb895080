import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitsBits, greatestValue, readBits, writeBits } from './bits.ts';
import { CodecError } from './codec-error.ts';

/** The plain meaning: the bytes are one little-endian integer. */
function slowRead(bytes: Uint8Array, bit: number, width: number): bigint {
  const all = bytes.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  return (all >> BigInt(bit)) & ((1n << BigInt(width)) - 1n);
}

const stretch = fc.record({ bit: fc.nat(64), width: fc.integer({ min: 1, max: 160 }) });

describe('readBits', () => {
  it('reads little-endian numbers', () => {
    const bytes = Uint8Array.of(0x34, 0x12, 0xcd, 0xab, 0xff, 0xff, 0xff, 0xff);
    expect(readBits(bytes, 0, 8)).toBe(0x34);
    expect(readBits(bytes, 0, 16)).toBe(0x1234);
    expect(readBits(bytes, 0, 32)).toBe(0xabcd1234);
    expect(readBits(bytes, 4, 8)).toBe(0x23);
    expect(readBits(bytes, 63, 1)).toBe(1);
  });

  it('reads up to 53 bits as a number and more as a bigint', () => {
    const bytes = new Uint8Array(8).fill(0xff);
    expect(readBits(bytes, 0, 53)).toBe(Number.MAX_SAFE_INTEGER);
    expect(readBits(bytes, 0, 54)).toBe((1n << 54n) - 1n);
  });

  it('equals the reading as one integer', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 28, maxLength: 28 }), stretch, (bytes, { bit, width }) => {
        expect(BigInt(readBits(bytes, bit, width))).toBe(slowRead(bytes, bit, width));
      }),
    );
  });

  it('names the length that it needs', () => {
    expect(() => readBits(new Uint8Array(3), 8, 17)).toThrow('Unexpected length of 3 bytes, expected at least 4 bytes');
  });
});

describe('writeBits', () => {
  it('writes what readBits reads and leaves the bits beside', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 28, maxLength: 28 }),
        fc.uint8Array({ minLength: 28, maxLength: 28 }),
        stretch,
        (before, source, { bit, width }) => {
          const value = readBits(source, bit, width);
          const after = before.slice();
          writeBits(after, bit, width, value);
          expect(readBits(after, bit, width)).toBe(value);
          expect(slowRead(after, 0, bit)).toBe(slowRead(before, 0, bit));
          expect(slowRead(after, bit + width, 224 - bit - width)).toBe(
            slowRead(before, bit + width, 224 - bit - width),
          );
        },
      ),
    );
  });

  it.each([
    [4, 16],
    [8, -1],
    [8, 1.5],
    [32, 2 ** 32],
    [64, 1n << 64n],
    [64, 2 ** 53],
    [64, Number.NaN],
  ])('refuses in %i bits the value %s', (width, value) => {
    const error = catchError(() => writeBits(new Uint8Array(8), 0, width, value));
    expect(error).toBeInstanceOf(RangeError);
    expect(error).toMatchObject({ code: 'range' });
  });

  it('takes a small number for a wide field', () => {
    const bytes = new Uint8Array(8);
    writeBits(bytes, 0, 64, 7);
    expect(bytes[0]).toBe(7);
  });
});

describe('fitsBits and greatestValue', () => {
  it('agree', () => {
    for (const width of [1, 7, 52, 53, 54, 64, 128]) {
      const greatest = greatestValue(width);
      expect(fitsBits(greatest, width)).toBe(true);
      expect(fitsBits(BigInt(greatest) + 1n, width)).toBe(false);
    }
  });
});

function catchError(action: () => void): unknown {
  try {
    action();
  } catch (error) {
    return error instanceof CodecError ? error : null;
  }
  return null;
}

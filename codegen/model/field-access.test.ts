import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { greatestValue, readBits, writeBits } from './bits.ts';
import { CodecError } from './codec-error.ts';
import { fieldAccess } from './field-access.ts';
import { field } from './fixtures.ts';

/** Fields of any place and width, so that all ways to read and write are gone. */
const place = fc.record({ bit: fc.nat(40), width: fc.integer({ min: 1, max: 72 }) });
const bytes = fc.uint8Array({ minLength: 20, maxLength: 20 });

describe('fieldAccess', () => {
  it('reads what readBits reads, at any place of the bytes', () => {
    fc.assert(
      fc.property(place, bytes, fc.nat(4), ({ bit, width }, from, at) => {
        expect(fieldAccess(field('F', bit, width)).read(from, at)).toBe(readBits(from, at * 8 + bit, width));
      }),
    );
  });

  it('writes what writeBits writes, and leaves the bits beside', () => {
    fc.assert(
      fc.property(place, bytes, bytes, ({ bit, width }, before, source) => {
        const value = readBits(source, bit, width);
        const [own, plain] = [before.slice(), before.slice()];
        fieldAccess(field('F', bit, width)).write(own, value);
        writeBits(plain, bit, width, value);
        expect(own).toEqual(plain);
      }),
    );
  });

  it('reads and writes up to the last byte, and none behind it', () => {
    const last = Uint8Array.of(0xff, 0xff, 0xff);
    const access = fieldAccess(field('F', 3, 21));
    expect(access.read(last, 0)).toBe(2 ** 21 - 1);
    access.write(last, 0);
    expect([...last]).toEqual([7, 0, 0]);
  });

  it.each([1, 8, 9, 16, 17, 32, 53, 64])('refuses in %i bits what does not fit', (width) => {
    const access = fieldAccess(field('F', 0, width));
    for (const value of [BigInt(greatestValue(width)) + 1n, -1, 0.5, Number.NaN, '0', null])
      expect(() => access.write(new Uint8Array(9), value), String(value)).toThrow(CodecError);
    access.write(new Uint8Array(9), BigInt(greatestValue(width)));
  });

  it('gives bytes as hexadecimal digits', () => {
    const access = fieldAccess(field('TEXT', 8, 16, { format: 'ascii' }));
    const into = new Uint8Array(4);
    access.write(into, '4A4b');
    expect([...into]).toEqual([0, 0x4a, 0x4b, 0]);
    expect(access.read(into, 0)).toBe('4a4b');
  });
});

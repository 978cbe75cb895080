import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { greatestValue } from './bits.ts';
import { CodecError } from './codec-error.ts';
import type { FieldRecord } from './codec.ts';
import { layoutCodec } from './codec.ts';
import { BYTE_FORMATS, field, layout, structure, structureMap } from './fixtures.ts';
import type { Field } from './layout.ts';

const none = structureMap();
const pair = structure('PAIR', 4, [field('A', 0, 12), field('B', 12, 20)]);
const list = structure('LIST', 4, [field('N', 0, 16), field('ITEMS', 32, 32, { format: 'list', entry: 'PAIR' })]);
const listCodec = layoutCodec(list, structureMap(pair, list));

describe('decode', () => {
  it('reads fields by mnemonic, numbers, bigints and bytes', () => {
    const codec = layoutCodec(
      layout(20, [
        field('LOW', 0, 4),
        field('HIGH', 4, 12),
        field('WIDE', 16, 64),
        field('TEXT', 80, 80, { format: 'ascii' }),
      ]),
      none,
    );
    const bytes = Uint8Array.of(
      0x21,
      0x43,
      1,
      0,
      0,
      0,
      0,
      0,
      0,
      0x80,
      0x41,
      0x42,
      0x20,
      0x20,
      0x20,
      0x20,
      0x20,
      0x20,
      0x20,
      0xff,
    );
    expect(codec.decode(bytes)).toEqual({
      LOW: 1,
      HIGH: 0x432,
      WIDE: 0x8000000000000001n,
      TEXT: '414220202020202020ff',
    });
  });

  it('reads from an offset', () => {
    expect(layoutCodec(pair, none).decode(Uint8Array.of(9, 9, 0x34, 0x12, 0, 0), 2)).toEqual({ A: 0x234, B: 1 });
  });

  it('reads as many list entries as the bytes hold, or as counts says', () => {
    const bytes = Uint8Array.of(2, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 3);
    expect(listCodec.decode(bytes)).toEqual({
      N: 2,
      ITEMS: [
        { A: 1, B: 0 },
        { A: 2, B: 0 },
      ],
    });
    expect(listCodec.decode(bytes, 0, { ITEMS: 1 })).toEqual({ N: 2, ITEMS: [{ A: 1, B: 0 }] });
    expect(() => listCodec.decode(bytes, 0, { ITEMS: 3 })).toThrow(
      'Unexpected length of 13 bytes, expected at least 16 bytes for 3 entries of ITEMS',
    );
  });

  it('names the length that it needs', () => {
    expect(() => listCodec.decode(new Uint8Array(3))).toThrow(
      'Unexpected length of 3 bytes, expected at least 4 bytes',
    );
  });
});

describe('encode', () => {
  it('takes missing fields as 0', () => {
    expect(listCodec.encode({})).toEqual(new Uint8Array(4));
  });

  it('overwrites the bytes that it is given, and only its own', () => {
    const into = new Uint8Array(12).fill(0xff);
    listCodec.encode({ N: 1, ITEMS: [{ A: 1 }] }, into);
    expect([...into]).toEqual([1, 0, 0, 0, 1, 0, 0, 0, 0xff, 0xff, 0xff, 0xff]);
    expect(codeOf(() => listCodec.encode({ ITEMS: [{}] }, new Uint8Array(7)))).toBe('length');
  });

  it.each([
    ['an unknown field', { X: 1 }, 'Unexpected field X, expected one of N, ITEMS'],
    ['a value that is too great', { N: 65536 }, 'Unexpected value 65536 of N, expected 0 to 65535 (16 bits)'],
    ['text for a number', { N: '1' }, 'Unexpected value 1 of N, expected 0 to 65535 (16 bits)'],
    [
      'a value in an entry',
      { ITEMS: [{}, { A: 4096 }] },
      'ITEMS[1]: Unexpected value 4096 of A, expected 0 to 4095 (12 bits)',
    ],
    ['no list', { ITEMS: 7 }, 'Unexpected value 7 of ITEMS, expected a list of records'],
  ])('refuses %s', (_, values, message) => {
    expect(() => listCodec.encode(values)).toThrow(message);
    expect(codeOf(() => listCodec.encode(values))).toBe('range');
  });

  it('refuses bytes of another width', () => {
    const codec = layoutCodec(layout(2, [field('TEXT', 0, 16, { format: 'ascii' })]), none);
    expect(() => codec.encode({ TEXT: '41' })).toThrow(
      'Unexpected value 41 of TEXT, expected 4 hexadecimal digits (2 bytes)',
    );
  });
});

it('decodes what it encodes, for any layout', () => {
  fc.assert(
    fc.property(fieldsAndValues(), ({ fields, values, size }) => {
      const codec = layoutCodec(layout(size, fields), none);
      expect(codec.decode(codec.encode(values))).toEqual(values);
    }),
  );
});

it('refuses a list whose entry structure is not known', () => {
  expect(() => layoutCodec(list, none)).toThrow('Unexpected entry structure PAIR of ITEMS');
});

/** Fields one after the other with gaps, byte-aligned where they are bytes, with fitting values. */
function fieldsAndValues(): fc.Arbitrary<{ fields: Field[]; values: FieldRecord; size: number }> {
  const one = fc.record({
    gap: fc.nat(9),
    width: fc.integer({ min: 1, max: 72 }),
    bytes: fc.boolean(),
    seed: fc.bigInt({ min: 0n, max: (1n << 72n) - 1n }),
  });
  return fc.array(one, { maxLength: 12 }).map((drafts) => {
    const fields: Field[] = [];
    const values: FieldRecord = {};
    let next = 0;
    drafts.forEach(({ gap, width, bytes, seed }, i) => {
      const mnemonic = `F${i}`;
      if (bytes) {
        next = Math.ceil(next / 8) * 8;
        fields.push(field(mnemonic, next, 16, { format: BYTE_FORMATS[i % 3] ?? 'bytes' }));
        values[mnemonic] = (seed % 65536n).toString(16).padStart(4, '0');
        next += 16;
      } else {
        const value = seed & BigInt(greatestValue(width));
        fields.push(field(mnemonic, next + gap, width));
        values[mnemonic] = width > 53 ? value : Number(value);
        next += gap + width;
      }
    });
    return { fields, values, size: Math.ceil(next / 8) };
  });
}

function codeOf(action: () => void): string | null {
  try {
    action();
  } catch (error) {
    return error instanceof CodecError ? error.code : null;
  }
  return null;
}

it('leaves out fields that are 0 where only the others are asked for', () => {
  const three = structure('S', 4, [field('A', 0, 8), field('B', 8, 8), field('C', 16, 16)]);
  const codec = layoutCodec(three, new Map());
  expect(codec.decodeNonzero(Uint8Array.of(0, 7, 0, 0))).toEqual({ B: 7 });
  expect(() => codec.decodeNonzero(new Uint8Array(3))).toThrow('Unexpected length of 3 bytes');
});

import { describe, expect, it } from 'vitest';
import { field, structure, structureMap } from '../../codegen/model/fixtures.ts';
import { agree, fieldDifferences, maskedHex } from './difference.ts';

const entry = structure('ENT', 2, [field('ID', 0, 12), field('FLAG', 12, 1)]);
const list = structure('LST', 4, [
  field('NUM', 0, 16),
  field('NAME', 16, 16, { format: 'ascii' }),
  field('ENTRIES', 32, 16, { format: 'list', entry: 'ENT' }),
]);
const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
const expected = bytes(2, 0, 0x41, 0x42, 1, 0, 2, 0x10);

describe('differences', () => {
  it('look only at bits of the mask', () => {
    const masked = {
      expected,
      actual: bytes(3, 0, 0x41, 0x42, 1, 0, 2, 0x10),
      mask: bytes(0xfe, 255, 255, 255, 255, 255, 255, 255),
    };
    expect(agree(masked)).toBe(true);
    expect(agree({ ...masked, mask: masked.mask.map(() => 255) })).toBe(false);
    expect(fieldDifferences(list, structureMap(entry), masked)).toEqual([]);
  });

  it('name fields, and entries of lists one by one', () => {
    const actual = bytes(3, 0, 0x41, 0x43, 1, 0, 3, 0);
    expect(fieldDifferences(list, structureMap(entry), { expected, actual, mask: expected.map(() => 255) })).toEqual([
      { field: 'NUM', expected: '0002h', actual: '0003h' },
      { field: 'NAME', expected: '4142', actual: '4143' },
      { field: 'ENTRIES[1].ID', expected: '002h', actual: '003h' },
      { field: 'ENTRIES[1].FLAG', expected: '1b', actual: '0b' },
    ]);
  });

  it('leave out fields beyond the compared bytes', () => {
    expect(
      fieldDifferences(list, structureMap(entry), { expected: bytes(1), actual: bytes(2), mask: bytes(255) }),
    ).toEqual([]);
  });

  it('are shown in hexadecimal without the bytes that do not count', () => {
    expect(maskedHex(bytes(1, 2, 0xff), bytes(255, 0, 1))).toBe('01..ff');
  });
});

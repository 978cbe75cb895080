import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bytesToHex, hexToBytes } from './hex.ts';

it('goes there and back', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(hexToBytes(bytesToHex(bytes))).toEqual(bytes);
    }),
  );
});

it('takes either case and gives lower case', () => {
  expect(bytesToHex(hexToBytes('0aFF'))).toBe('0aff');
});

it('names the bad character and its position', () => {
  expect(() => hexToBytes('00x1')).toThrow('Unexpected character "x" at position 3, expected a hexadecimal digit');
  expect(() => hexToBytes('001')).toThrow(
    'Unexpected end at position 4, expected an even number of hexadecimal digits',
  );
});

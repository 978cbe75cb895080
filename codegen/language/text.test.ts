import { expect, test } from 'vitest';
import { asciiValue, littleEndian, nqnValue } from './text.ts';

test('ASCII is padded with spaces', () => {
  expect(asciiValue('AB', 4)).toBe('41422020');
});

test('a qualified name is UTF-8 with zero bytes behind', () => {
  expect(nqnValue('né', 5)).toBe('6ec3a90000');
});

test('numbers are little-endian', () => {
  expect(littleEndian(0x1234, 4)).toBe('34120000');
  expect(littleEndian(0x6e0a5b1c94d24f7a9c3b2e8d7f105a63n, 16)).toBe('635a107f8d2e3b9c7a4fd2941c5b0a6e');
});

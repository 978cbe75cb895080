import { describe, expect, it } from 'vitest';
import { formatField, formatHex, formatRange, formatStatus, parseNumber, parseStatus } from './numbers.ts';

describe('parseNumber', () => {
  it.each([
    ['12', 12],
    ['1Fh', 31],
    ['ffh', 255],
    ['101b', 5],
    ['0b', 0],
    ['0Bh', 11],
    ['FFFFFFFFFFFFFFFFh', 0xffffffffffffffffn],
    ['9007199254740991', Number.MAX_SAFE_INTEGER],
  ])('reads %s', (text, value) => expect(parseNumber(text)).toBe(value));

  it.each(['', 'h', '1F', '12b', '-1', ' 1', '0x1'])('refuses "%s"', (text) => expect(parseNumber(text)).toBeNull());
});

it('prints hexadecimal with a width', () => {
  expect(formatHex(15, 2)).toBe('0Fh');
  expect(formatHex(0)).toBe('0h');
  expect(formatHex(0xffffffffffffffffn)).toBe('FFFFFFFFFFFFFFFFh');
});

it('prints field values by their width', () => {
  expect(formatField(1, 1)).toBe('1b');
  expect(formatField(7, 16)).toBe('0007h');
});

it('prints runs of bits with two digits', () => {
  expect(formatRange(0, 15)).toBe('15:00');
  expect(formatRange(7, 7)).toBe('07');
  expect(formatRange(1024, 3071)).toBe('3071:1024');
});

it('reads and prints a status', () => {
  expect(parseStatus('1h/1Fh')).toBe(0x11f);
  expect(formatStatus(0x11f)).toBe('1h/1Fh');
  expect(formatStatus(0)).toBe('0h/00h');
  expect(parseStatus('8h/00h')).toBeNull();
  expect(parseStatus('1h/100h')).toBeNull();
});

import { expect, test } from 'vitest';
import { cellSnippet } from '../fixtures/snippet.ts';
import { numberCell, parseNumber, parseStatusValue, valueRange } from './number.ts';

test.each([
  ['12', 12],
  ['1Fh', 31],
  ['101b', 5],
  ['0b', 0],
  ['x', null],
  ['1F', null],
  ['1fh', null],
  ['FFFFFFFFFFFFFFFFh', null],
])('the number %s is %s', (text, value) => {
  expect(parseNumber(text)).toBe(value);
});

test.each([
  ['1h/1Fh', 0x11f],
  ['0h/00h', 0],
  ['8h/00h', null],
  ['1h', null],
  ['1h/2h/3h', null],
  ['1h/100h', null],
])('the status %s is %s', (text, value) => {
  expect(parseStatusValue(text)).toBe(value);
});

test.each([
  ['04h', { low: 4, high: 4 }],
  ['04h to FFh', { low: 4, high: 255 }],
])('reads the values %s', (text, expected) => {
  const { cell, context } = cellSnippet(text);
  expect(valueRange(cell, context)).toEqual(expected);
});

test.each(['FFh to 04h', '1 to 2 to 3', 'all', '1 -2'])('reports the values %s', (text) => {
  const { cell, context, findings } = cellSnippet(text);
  expect(valueRange(cell, context)).toBeUndefined();
  expect(findings).toMatchObject([{ rule: 'cell-form' }]);
});

test.each([
  ['1fh', '1Fh'],
  ['04h to ffh', '04h to FFh'],
  ['0x04 to 0xFF', '04h to FFh'],
])('the values %s are meant as %s', (text, meant) => {
  const { cell, context, findings } = cellSnippet(text);
  expect(valueRange(cell, context)).toBeUndefined();
  expect(findings).toMatchObject([{ message: `Unexpected ${text}, expected ${meant}` }]);
});

test('a number as in other languages has a suggestion', () => {
  const { cell, context, findings } = cellSnippet('0xffff');
  expect(numberCell(cell, context)).toBeUndefined();
  expect(findings).toMatchObject([{ message: 'Unexpected 0xffff, expected FFFFh' }]);
});

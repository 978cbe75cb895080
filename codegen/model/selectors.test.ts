import { expect, test } from 'vitest';
import type { Field } from './layout.ts';
import { areApart, gaps, isPresent, presentLayout, presentValues } from './selectors.ts';

function field(mnemonic: string, bit: number, width: number, selectors?: Field['selectors']): Field {
  const at = { file: 'a.md', start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
  return {
    name: mnemonic,
    mnemonic,
    bit,
    width,
    format: 'number',
    zeroBased: false,
    description: '',
    at,
    ...(selectors && { selectors }),
  };
}

const FID = field('FID', 0, 8);
const QUEUES = field('NSQR', 8, 8, [{ field: 'FID', values: [7] }]);
const THRESHOLD = field('THR', 8, 4, [{ field: 'FID', values: [8, 9] }]);

test('a field without selectors is always there', () => {
  expect(isPresent(FID, {})).toBe(true);
});

test.each([
  [{ FID: 7 }, true],
  [{ FID: 7n }, true],
  [{ FID: 8 }, false],
  [{}, false],
])('a field is there where its selector holds: %o', (record, expected) => {
  expect(isPresent(QUEUES, record)).toBe(expected);
});

test('every selector has to hold', () => {
  const both = field('X', 0, 1, [
    { field: 'FID', values: [7] },
    { field: 'SEL', values: [0, 1] },
  ]);
  expect(isPresent(both, { FID: 7, SEL: 1 })).toBe(true);
  expect(isPresent(both, { FID: 7, SEL: 2 })).toBe(false);
});

test('fields are apart where one field would need two values', () => {
  expect(areApart(QUEUES, THRESHOLD)).toBe(true);
  expect(areApart(THRESHOLD, field('X', 0, 1, [{ field: 'FID', values: [9] }]))).toBe(false);
  expect(areApart(QUEUES, FID)).toBe(false);
});

test('a record keeps the values of fields that are there', () => {
  expect(presentValues([FID, QUEUES, THRESHOLD], { FID: 8, NSQR: 1, THR: 2, OTHER: 3 })).toEqual({
    FID: 8,
    THR: 2,
    OTHER: 3,
  });
});

test('bits of fields that are not there are reserved', () => {
  const layout = { size: 2, fields: [FID, QUEUES, THRESHOLD], reserved: [] };
  expect(presentLayout(layout, { FID: 9 })).toEqual({
    size: 2,
    fields: [FID, THRESHOLD],
    reserved: [{ bit: 12, width: 4 }],
  });
});

test('gaps are what no field takes', () => {
  expect(gaps([QUEUES, THRESHOLD], 24)).toEqual([
    { bit: 0, width: 8 },
    { bit: 16, width: 8 },
  ]);
});

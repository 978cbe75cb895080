import { expect, test } from 'vitest';
import { cellSnippet } from '../fixtures/snippet.ts';
import { bitRun, byteRun } from './place.ts';

test.each([
  ['31:16', { low: 16, high: 31 }],
  ['00', { low: 0, high: 0 }],
  ['7:1', { low: 1, high: 7 }],
])('reads the bits %s', (text, expected) => {
  const { cell, context } = cellSnippet(text);
  expect(bitRun(cell, context)).toEqual(expected);
});

test.each([
  ['07:06', { low: 48, high: 63, list: false }],
  ['04', { low: 32, high: 39, list: false }],
  ['335:320 + 16i', { low: 2560, high: 2687, list: true }],
])('reads the bytes %s', (text, expected) => {
  const { cell, context } = cellSnippet(text);
  expect(byteRun(cell, context)).toEqual(expected);
});

test.each(['16:31', '31-16', '1Fh', ''])('reports the bits %s', (text) => {
  const { cell, context, findings } = cellSnippet(text);
  expect(bitRun(cell, context)).toBeUndefined();
  expect(findings).toHaveLength(1);
});

test('reports entries that do not follow each other', () => {
  const { cell, context, findings } = cellSnippet('335:320 + 8i');
  expect(byteRun(cell, context)).toBeUndefined();
  expect(findings[0]?.message).toContain('expected 335:320 + 16i');
});

test.each(['1048576', '4294967295:0', '99999999999999999999:16', '1048591:1048576 + 16i'])(
  'reports the bytes %s, which no memory holds',
  (text) => {
    const { cell, context, findings } = cellSnippet(text);
    expect(byteRun(cell, context)).toBeUndefined();
    expect(findings).toMatchObject([{ message: expect.stringContaining('expected bytes up to 1048575') }]);
  },
);

test('reports bits beyond any field', () => {
  const { cell, context, findings } = cellSnippet('4294967295:00');
  expect(bitRun(cell, context)).toBeUndefined();
  expect(findings).toMatchObject([{ message: 'Unexpected 4294967295:00, expected bits up to 4095' }]);
});

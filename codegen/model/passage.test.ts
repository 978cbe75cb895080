import { expect, test } from 'vitest';
import { placeIn } from './passage.ts';

const text = 'one two\nthree > four';
const at = { file: 'a.md', start: { line: 5, column: 3 }, end: { line: 6, column: 13 } };

test.each([
  ['the first line', 4, 7, { line: 5, column: 7 }, { line: 5, column: 10 }],
  ['a line further down', 8, 13, { line: 6, column: 1 }, { line: 6, column: 6 }],
  ['both lines', 0, 20, { line: 5, column: 3 }, { line: 6, column: 13 }],
])('a place in %s', (_, from, to, start, end) => {
  expect(placeIn({ text, at }, from, to)).toEqual({ file: 'a.md', start, end });
});

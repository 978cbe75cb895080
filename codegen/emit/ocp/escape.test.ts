import { expect, test } from 'vitest';
import { escapeStart, escapeText } from './escape.ts';

test.each([
  ['2^(2 + DSTRD) ~ $4', '2\\^(2 + DSTRD) \\~ \\$4'],
  ['XC[new].SN < 4', 'XC\\[new].SN \\< 4'],
  ['a\\b and \\* and \\|', 'a\\\\b and \\* and \\|'],
  ['see @tbl:limits, not a@b', 'see @tbl:limits, not a\\@b'],
  ['one -- two - three', 'one \\-\\- two - three'],
  ['1..4 and ...', '1..4 and \\.\\.\\.'],
  ['end \\', 'end \\\\'],
])('%s becomes %s', (source, escaped) => {
  expect(escapeText(source)).toBe(escaped);
});

test.each([
  ['A. Oshins', 'A\\. Oshins'],
  ['(1) first', '(1\\) first'],
  ['A controller', 'A controller'],
  ['1.4 is', '1.4 is'],
])('%s at the start is %s', (source, escaped) => {
  expect(escapeStart(source)).toBe(escaped);
});

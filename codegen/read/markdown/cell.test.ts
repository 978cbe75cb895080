import { expect, test } from 'vitest';
import { cellSnippet } from '../fixtures/snippet.ts';

test.each(['NTAG > TAGMAX', '**Name (N)**', 'XC[new].TAGS', 'a < b and c >= d', '2 * a * b', 'a_b_c', "1h/C0h, it's"])(
  '%s reads as it is written',
  (text) => {
    const { cell } = cellSnippet(text);
    expect(cell).toMatchObject({
      text,
      exactFault: null,
      proseFault: null,
      at: { start: { column: 3 }, end: { column: 3 + text.length } },
    });
  },
);

test.each([
  ['2*a*b', 'emphasis', 4, 7],
  ['TAGS[TI](1)', 'a link', 7, 14],
  ['_a and b_', 'emphasis', 3, 12],
  ['x ~a~', 'struck through', 5, 8],
  ['a <TI> b', 'invisible HTML tag', 5, 9],
  ['`NTAG`', 'code', 3, 9],
  ['a &lt; b', 'shows it as a < b', 3, 11],
  ['2 \\* a', 'shows it as 2 * a', 3, 9],
  ['a = 1 \\|\\| b', 'Unexpected \\|\\|, expected or', 9, 13],
  ['a \\| b', 'shows it as a | b', 3, 9],
])('Markdown changes %s', (text, part, from, to) => {
  const { cell } = cellSnippet(text);
  expect(cell.exactFault?.message).toContain(part);
  expect(cell.exactFault?.at).toMatchObject({ start: { column: from }, end: { column: to } });
});

test('an empty cell has a place', () => {
  const { cell } = cellSnippet(' ');
  expect(cell).toMatchObject({ text: '', at: { start: { line: 9, column: 1 } } });
});

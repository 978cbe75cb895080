import { expect, test } from 'vitest';
import { correctedNumber, FOREIGN_SIGNS } from './spelling.ts';
import { RESERVED_WORDS, tokenize } from './tokens.ts';

test.each([
  ['1fh', '1Fh'],
  ['ffefh', 'FFEFh'],
  ['1FH', '1Fh'],
  ['0x1F', '1Fh'],
  ['0X1f', '1Fh'],
  ['0b101', '101b'],
  ['101B', '101b'],
  ['1F', '1Fh'],
  ['1Fh', null],
  ['NTAG', null],
  ['', null],
])('%s is %s', (text, corrected) => {
  expect(correctedNumber(text)).toBe(corrected);
});

test('what stands in place of a foreign sign is a word or a sign of the language', () => {
  const at = { file: 'a.md', start: { line: 1, column: 1 }, end: { line: 1, column: 9 } };
  for (const [sign, ours] of FOREIGN_SIGNS) {
    expect(() => tokenize(`a ${sign} b`, at)).toThrow(`Unexpected ${sign}, expected ${ours}`);
    expect(RESERVED_WORDS.has(ours) || tokenize(ours, at)[0]?.kind === 'sign').toBe(true);
  }
});

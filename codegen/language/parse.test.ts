import { describe, expect, test } from 'vitest';
import { parseExpression, parsePlace, parseValue } from './parse.ts';
import type { ParseResult } from './parse.ts';
import { print } from './print.ts';

const at = { file: 'spec.md', start: { line: 7, column: 11 }, end: { line: 7, column: 99 } };

function error(result: ParseResult): string {
  return result.ok ? 'no error' : `${result.error.at.start.column}: ${result.error.message}`;
}

describe('places', () => {
  test('every node knows its columns', () => {
    const result = parseExpression('NTAG > this.TAGS[2].TVAL', at);
    expect(result.ok && result.expression).toMatchObject({
      kind: 'binary',
      at: { start: { line: 7, column: 11 }, end: { column: 35 } },
      left: { at: { start: { column: 11 }, end: { column: 15 } } },
      right: { kind: 'member', at: { start: { column: 18 }, end: { column: 35 } } },
    });
  });

  test('an expression in parentheses begins at the parenthesis', () => {
    const result = parseExpression('(a = 1) and b = 2', at);
    expect(result.ok && result.expression).toMatchObject({
      left: { at: { start: { column: 11 }, end: { column: 18 } } },
    });
  });
});

describe('numbers', () => {
  test.each([
    ['12', 12],
    ['1Fh', 31],
    ['FFEFh', 0xffef],
    ['101b', 5],
    ['1b', 1],
    ['10h', 16],
    ['6E0A5B1C94D24F7A9C3B2E8D7F105A63h', 0x6e0a5b1c94d24f7a9c3b2e8d7f105a63n],
  ])('%s', (text, value) => {
    const result = parseExpression(text, at);
    expect(result.ok && result.expression).toMatchObject({ kind: 'number', value, text });
  });
});

describe('errors say what is unexpected and what is expected', () => {
  test.each([
    ['a < b < c', '17: Unexpected <, expected and, or or the end of the cell: comparisons do not chain'],
    ['a and', '16: Unexpected end of the cell, expected a name, a number or ('],
    ['a = 1 b', '17: Unexpected b, expected an operator or the end of the cell'],
    ['1fh = a', '11: Unexpected 1fh, expected 1Fh'],
    ['1x = a', '11: Unexpected 1x, expected a number such as 12, 1Fh or 101b, or a name that begins with a letter'],
    ['a ~ b', '13: Unexpected character ~, expected a name, a number or an operator'],
    ['a ≤ b', '13: Unexpected ≤, expected <='],
    ['a == b', '13: Unexpected ==, expected ='],
    ['a = 1 && b = 2', '17: Unexpected &&, expected and'],
    ['a = 1 || b = 2', '17: Unexpected ||, expected or'],
    ['!f(a)', '11: Unexpected !, expected not'],
    ['a = 1 AND b = 2', '17: Unexpected AND, expected an operator or the end of the cell (did you mean and?)'],
    ['a in b', '17: Unexpected end of the cell, expected .. and the end of the range, as in 1..7, or a set in braces'],
    ['exists XC', '18: Unexpected end of exists, expected an entry such as XC[CNTLID], or a binder such as c in XC'],
    ['exists c in XC', '25: Unexpected end of the cell, expected where'],
    [
      '1 + not a',
      '15: Unexpected not, expected a value; a condition inside a comparison or a calculation has no meaning',
    ],
    ['f(a', '14: Unexpected end of the cell, expected )'],
    ['index = 1', '17: Unexpected =, expected ( after index'],
    ['', '11: Unexpected end of the cell, expected a name, a number or ('],
  ])('%s', (text, message) => {
    expect(error(parseExpression(text, at))).toBe(message);
  });
});

describe('values', () => {
  test.each(['created', 'none', 'new', 'NTAG + 1', 'XCLE(c.CNTLID, c.XGEN) for c in XC where c.CNTLID >= SIDX'])(
    '%s',
    (text) => {
      const result = parseValue(text, at);
      expect(result.ok && print(result.expression)).toBe(text);
    },
  );

  test('created stands alone', () => {
    expect(error(parseExpression('created', at))).toMatch(/Unexpected created/);
    expect(error(parseValue('created + 1', at))).toMatch(/Unexpected \+/);
  });
});

describe('places to write', () => {
  test.each(['XC[new]', 'XC[new].TAGS', 'PC.LASTGEN[new]', 'CQE.NEWCNTLID', 'this.TAGS[TIDX]'])('%s', (text) => {
    expect(parsePlace(text, at).ok).toBe(true);
  });

  test.each(['12', 'count(XC)', 'a + 1'])('not %s', (text) => {
    expect(error(parsePlace(text, at))).toMatch(/^\d+: Unexpected /);
  });
});

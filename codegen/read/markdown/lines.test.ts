import { expect, test } from 'vitest';
import { Lines } from './lines.ts';

const lines = new Lines({ path: 'a.md', text: 'one\ntwo\r\n\nfour' });

test('turns offsets into lines and columns from 1', () => {
  expect(lines.range(0, 3)).toEqual({ file: 'a.md', start: { line: 1, column: 1 }, end: { line: 1, column: 4 } });
  expect(lines.range(5, 7)).toEqual({ file: 'a.md', start: { line: 2, column: 2 }, end: { line: 2, column: 4 } });
  expect(lines.range(10, 14).end).toEqual({ line: 4, column: 5 });
});

test('gives whole lines without their breaks', () => {
  expect(lines.line(2).end).toEqual({ line: 2, column: 4 });
  expect(lines.line(3)).toEqual({ file: 'a.md', start: { line: 3, column: 1 }, end: { line: 3, column: 1 } });
  expect(lines.line(4).end).toEqual({ line: 4, column: 5 });
});

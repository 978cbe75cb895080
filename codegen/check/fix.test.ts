import { expect, test } from 'vitest';
import { diagnostic, type Diagnostic } from '../model/diagnostic.ts';
import { fixed } from './fix.ts';

/** A finding on one line of a file with a text for its place. */
function finding(line: number, from: number, to: number, text: string, file = 'a.md'): Diagnostic {
  const [start, end] = [
    { line, column: from },
    { line, column: to },
  ];
  return { ...diagnostic('rule', { file, start, end }, 'Message'), fix: { range: { start, end }, text } };
}

const files = [
  { path: 'a.md', text: 'one must\nä must two\n' },
  { path: 'b.md', text: 'must' },
];

test('makes every fix at its place and leaves other files as they are', () => {
  const { files: after, made } = fixed(files, [finding(2, 3, 7, 'shall'), finding(1, 5, 9, 'shall')]);
  expect(after.map(({ text }) => text)).toEqual(['one shall\nä shall two\n', 'must']);
  expect(after[1]).toBe(files[1]);
  expect(made).toBe(2);
});

test('of two fixes of one place the first is made', () => {
  const { files: after, made } = fixed(files, [finding(1, 5, 9, 'shall'), finding(1, 7, 9, 'x')]);
  expect(after[0]?.text).toBe('one shall\nä must two\n');
  expect(made).toBe(1);
});

test('a finding without a fix, or beyond the end of the file, changes nothing', () => {
  const beyond = finding(9, 1, 2, 'x');
  expect(
    fixed(files, [beyond, diagnostic('rule', { file: 'b.md', start: beyond.range.start, end: beyond.range.end }, '')]),
  ).toEqual({ files, made: 0 });
});

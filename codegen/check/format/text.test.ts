import { expect, test } from 'vitest';
import { diagnostic } from '../../model/diagnostic.ts';
import { FINDING } from './finding.fixture.ts';
import { formatSummary, formatText } from './text.ts';

const lines = (): readonly string[] => ['first', 'the line\tof text'];

test('shows the place, the line and a mark', () => {
  expect(formatText([FINDING], { lines, colour: false })).toBe(
    [
      'spec/a b.md:2:5  error  Unexpected gap, expected: 100% of the bits  bit-coverage',
      '  2 | the line of text',
      '    |     ^^^^',
      '  see spec/c.md:1:1',
      '',
      '',
    ].join('\n'),
  );
});

test('shortens a long line around the place', () => {
  const long = `${'a'.repeat(200)}HERE${'b'.repeat(200)}`;
  const at = { file: 'a.md', start: { line: 1, column: 201 }, end: { line: 1, column: 205 } };
  const [, line = '', mark = ''] = formatText([diagnostic('rule', at, 'Message')], {
    lines: () => [long],
    colour: false,
  }).split('\n');
  expect(line.length).toBeLessThan(125);
  expect(line.slice(mark.indexOf('^'), mark.lastIndexOf('^') + 1)).toBe('HERE');
  expect(line).toMatch(/^ {2}1 \| ….*…$/);
});

test('marks an empty place, and the first line of a range over several lines', () => {
  const empty = { file: 'a.md', start: { line: 1, column: 6 }, end: { line: 1, column: 6 } };
  expect(formatText([diagnostic('rule', empty, 'Message')], { lines, colour: false })).toContain('\n    |      ^\n');
  const several = { file: 'a.md', start: { line: 1, column: 3 }, end: { line: 2, column: 2 } };
  expect(formatText([diagnostic('rule', several, 'Message')], { lines, colour: false })).toContain('\n    |   ^^^\n');
});

test('leaves the excerpt out where the line is not known', () => {
  expect(formatText([FINDING], { lines: () => [], colour: false })).not.toContain('|');
});

test('colours only where asked, and lets no control character of the text through', () => {
  expect(formatText([FINDING], { lines, colour: true })).toContain('\u001B[31merror\u001B[0m');
  expect(formatText([FINDING], { lines: () => ['', 'a\u001B[2Jb'], colour: false })).not.toContain('\u001B');
});

test('counts errors and files', () => {
  expect(formatSummary([FINDING], 10)).toBe('1 error in 10 files');
  expect(formatSummary([], 1)).toBe('0 errors in 1 file');
  expect(formatSummary([{ ...FINDING, severity: 'warning' }], 1)).toBe('0 errors, 1 warning in 1 file');
});

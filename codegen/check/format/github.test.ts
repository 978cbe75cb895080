import { expect, test } from 'vitest';
import { FINDING } from './finding.fixture.ts';
import { formatGithub } from './github.ts';

test('writes one workflow command a finding, escaped', () => {
  expect(formatGithub([FINDING])).toBe(
    '::error file=spec/a b.md,line=2,endLine=2,col=5,endColumn=9,title=bit-coverage::Unexpected gap, expected: 100%25 of%0Athe bits\n',
  );
});

test('escapes what separates properties, and leaves out the column of another line', () => {
  const finding = {
    ...FINDING,
    file: 'a,b:c.md',
    range: { start: { line: 1, column: 1 }, end: { line: 2, column: 1 } },
  };
  expect(formatGithub([finding])).toContain('::error file=a%2Cb%3Ac.md,line=1,endLine=2,col=1,title=');
});

test('is empty without findings', () => {
  expect(formatGithub([])).toBe('');
});

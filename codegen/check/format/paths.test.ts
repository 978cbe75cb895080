import { expect, test } from 'vitest';
import { FINDING } from './finding.fixture.ts';
import { joined, underFolder } from './paths.ts';

test.each([
  ['spec', 'spec/a.md'],
  ['spec/', 'spec/a.md'],
  ['.', 'a.md'],
  ['..\\x', '../x/a.md'],
])('a file of %s is %s', (folder, expected) => {
  expect(joined(folder, 'a.md')).toBe(expected);
});

test('names the files of a finding and of its cause', () => {
  expect(underFolder(FINDING, 'x')).toMatchObject({ file: 'x/spec/a b.md', cause: { file: 'x/spec/c.md' } });
});

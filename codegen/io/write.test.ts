import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { OutputPathError, writeOutputs } from './write.ts';

let root: string;

beforeEach(() => {
  root = join(mkdtempSync(join(tmpdir(), 'write-')), 'out');
});

afterEach(() => rmSync(join(root, '..'), { recursive: true }));

test('writes files into new folders and leaves no temporary file', () => {
  expect(writeOutputs(root, [{ path: 'a/b.txt', text: 'b' }])).toEqual([{ path: 'a/b.txt', changed: true }]);
  expect(readFileSync(join(root, 'a/b.txt'), 'utf8')).toBe('b');
  expect(readdirSync(join(root, 'a'))).toEqual(['b.txt']);
});

test('leaves a file alone whose content is the same', () => {
  writeOutputs(root, [{ path: 'b.txt', text: 'b' }]);
  const before = statSync(join(root, 'b.txt')).ino;
  expect(writeOutputs(root, [{ path: 'b.txt', text: 'b' }])).toEqual([{ path: 'b.txt', changed: false }]);
  expect(statSync(join(root, 'b.txt')).ino).toBe(before);
});

test('with check nothing is written', () => {
  expect(writeOutputs(root, [{ path: 'b.txt', text: 'b' }], { check: true })).toEqual([
    { path: 'b.txt', changed: true },
  ]);
  expect(existsSync(join(root, 'b.txt'))).toBe(false);
});

test.each(['../b.txt', '/etc/b.txt', 'a/../../b.txt', '.', 'a\\b.txt'])(
  'refuses %s before anything is written',
  (path) => {
    expect(() =>
      writeOutputs(root, [
        { path: 'first.txt', text: '' },
        { path, text: '' },
      ]),
    ).toThrow(OutputPathError);
    expect(existsSync(join(root, 'first.txt'))).toBe(false);
  },
);

test('refuses a folder or a file that is a link out of the root', () => {
  mkdirSync(root, { recursive: true });
  symlinkSync('..', join(root, 'up'));
  expect(() => writeOutputs(root, [{ path: 'up/b.txt', text: '' }])).toThrow(OutputPathError);
  writeFileSync(join(root, '../out.txt'), 'out');
  symlinkSync('../out.txt', join(root, 'b.txt'));
  expect(() => writeOutputs(root, [{ path: 'b.txt', text: '' }])).toThrow(OutputPathError);
});

test('ends with the cause where the system refuses a folder', () => {
  expect(() => writeOutputs('/proc/nope', [{ path: 'x.txt', text: '' }])).toThrow(/Unexpected failure to write/);
});

test('a folder in place of a file is refused before anything is written', () => {
  mkdirSync(join(root, 'a'), { recursive: true });
  const files = [
    { path: 'b.txt', text: 'b' },
    { path: 'a', text: 'a' },
  ];
  expect(() => writeOutputs(root, files)).toThrow(OutputPathError);
  expect(() => writeOutputs(root, files)).toThrow(/Unexpected folder .*, expected the name of a file/);
  expect(existsSync(join(root, 'b.txt'))).toBe(false);
});

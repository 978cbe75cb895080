import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { MAXIMUM_FILE_SIZE, readSpecFolder, SpecFolderError } from './spec-folder.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'spec-folder-'));
  mkdirSync(join(folder, 'spec/b'), { recursive: true });
  writeFileSync(join(folder, 'spec/c.md'), 'c');
  writeFileSync(join(folder, 'spec/b/a.md'), 'ä');
  writeFileSync(join(folder, 'spec/lock.json'), '{}');
});

afterEach(() => rmSync(folder, { recursive: true }));

test('reads all Markdown files, sorted by path', () => {
  expect(readSpecFolder(join(folder, 'spec'))).toEqual([
    { path: 'b/a.md', text: 'ä' },
    { path: 'c.md', text: 'c' },
  ]);
});

test('follows a link inside the folder, refuses one that leads out or nowhere', () => {
  symlinkSync('c.md', join(folder, 'spec/d.md'));
  expect(readSpecFolder(join(folder, 'spec')).map((file) => file.path)).toEqual(['b/a.md', 'c.md', 'd.md']);
  writeFileSync(join(folder, 'out.md'), 'out');
  symlinkSync('../out.md', join(folder, 'spec/e.md'));
  expect(() => readSpecFolder(join(folder, 'spec'))).toThrow(/Unexpected link e\.md/);
  rmSync(join(folder, 'spec/e.md'));
  symlinkSync('nowhere.md', join(folder, 'spec/e.md'));
  expect(() => readSpecFolder(join(folder, 'spec'))).toThrow(/does not exist/);
});

test('does not walk into linked folders', () => {
  symlinkSync('..', join(folder, 'spec/up'));
  expect(readSpecFolder(join(folder, 'spec'))).toHaveLength(2);
});

test('refuses a file that is too large', () => {
  writeFileSync(join(folder, 'spec/c.md'), 'x'.repeat(MAXIMUM_FILE_SIZE + 1));
  expect(() => readSpecFolder(join(folder, 'spec'))).toThrow(/Unexpected size of c\.md/);
});

test.each(['nowhere', 'spec/c.md', 'empty'])('says plainly that %s is no specification folder', (name) => {
  mkdirSync(join(folder, 'empty'));
  expect(() => readSpecFolder(join(folder, name))).toThrow(SpecFolderError);
});

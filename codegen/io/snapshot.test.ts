import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { changedFiles, type Snapshot, takeSnapshot } from './snapshot.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'snapshot-'));
  mkdirSync(join(folder, 'b/node_modules'), { recursive: true });
  mkdirSync(join(folder, '.git'));
  for (const path of ['a.md', 'b/c.md', 'b/node_modules/d.md', '.git/e.md', 'f.txt'])
    writeFileSync(join(folder, path), path);
});

afterEach(() => rmSync(folder, { recursive: true }));

function snapshot(): Snapshot {
  const taken = takeSnapshot(folder);
  if (taken === null) throw new Error('no folder');
  return taken;
}

test('sees the files that readSpecFolder reads, and their folders', () => {
  const { files, folders } = snapshot();
  expect([...files.keys()]).toEqual(['a.md', 'b/c.md']);
  expect([...folders.keys()]).toEqual(['', 'b']);
});

test('names what came, went or changed', () => {
  const before = snapshot();
  expect(changedFiles(before, snapshot())).toEqual([]);
  writeFileSync(join(folder, 'a.md'), 'A.md');
  writeFileSync(join(folder, 'new.md'), '');
  rmSync(join(folder, 'b/c.md'));
  expect(changedFiles(before, snapshot())).toEqual(['a.md', 'b/c.md', 'new.md']);
});

test('a link changes with what it leads to', () => {
  writeFileSync(join(folder, 'f.txt'), 'one');
  symlinkSync('f.txt', join(folder, 'link.md'));
  symlinkSync('nowhere', join(folder, 'broken.md'));
  const before = snapshot();
  writeFileSync(join(folder, 'f.txt'), 'other');
  expect(changedFiles(before, snapshot())).toEqual(['link.md']);
});

test('there is none of a folder that is not there', () => {
  expect(takeSnapshot(join(folder, 'nowhere'))).toBeNull();
  expect(takeSnapshot(join(folder, 'a.md'))).toBeNull();
});

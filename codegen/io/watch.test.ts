import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { SourceFile } from '../model/source.ts';
import { readSpecFolder } from './spec-folder.ts';
import { type SpecWatch, watchSpecFolder } from './watch.ts';

/** Far more than any change takes to be told, on a machine that does other work as well. */
const PATIENCE = { timeout: 8000, interval: 10 };

let root: string;
let folder: string;
let watching: SpecWatch;
/** What was told, in order: the changed paths, what is wrong, or the word gone. */
let told: (readonly string[] | string)[];
let files: readonly SourceFile[];

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'watch-'));
  folder = join(root, 'spec');
  mkdirSync(join(folder, 'commands'), { recursive: true });
  write('index.md', 'index');
  write('commands/a.md', 'a');
  told = [];
  files = readSpecFolder(folder);
  begin();
});

afterEach(() => {
  watching.close();
  rmSync(root, { recursive: true, force: true });
});

function begin(known = files): void {
  watching = watchSpecFolder(
    folder,
    known,
    {
      changed: (found, paths) => {
        files = found;
        told.push(paths);
      },
      unreadable: (message) => void told.push(message),
      gone: () => void told.push('gone'),
    },
    { delay: 20, poll: 200 },
  );
}

function write(path: string, text: string | Uint8Array): void {
  writeFileSync(join(folder, path), text);
}

function textOf(path: string): string | undefined {
  return files.find((file) => file.path === path)?.text;
}

async function toldAre(...expected: typeof told): Promise<void> {
  await vi.waitFor(() => expect(told).toEqual(expected), PATIENCE);
}

/** As long as a change that is not told would have taken. */
async function pause(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 500));
}

test('a file with another text is told once, and the other files stay the same objects', async () => {
  const [a, index] = files;
  write('index.md', 'inde');
  write('index.md', 'index 2');
  await toldAre(['index.md']);
  expect(textOf('index.md')).toBe('index 2');
  expect(files[0]).toBe(a);
  expect(files[1]).not.toBe(index);
});

test('a file that is written with the same text, and one that is no Markdown, are not told', async () => {
  write('index.md', 'index');
  write('notes.txt', 'notes');
  write('.index.md.swp', 'index');
  await pause();
  expect(told).toEqual([]);
});

test('a change before watching began is told', async () => {
  watching.close();
  write('commands/a.md', 'before');
  begin();
  await toldAre(['commands/a.md']);
});

test('a save by renaming is a change of that file alone', async () => {
  write('index.md~', 'index 2');
  renameSync(join(folder, 'index.md~'), join(folder, 'index.md'));
  await toldAre(['index.md']);
  renameSync(join(folder, 'index.md'), join(folder, 'index.md.bak'));
  write('index.md', 'index 3');
  await toldAre(['index.md'], ['index.md']);
  expect(textOf('index.md')).toBe('index 3');
});

test('new and removed files are told, in new folders too', async () => {
  mkdirSync(join(folder, 'new/deep'), { recursive: true });
  write('new/deep/b.md', 'b');
  await toldAre(['new/deep/b.md']);
  write('new/deep/b.md', 'b 2');
  await toldAre(['new/deep/b.md'], ['new/deep/b.md']);
  rmSync(join(folder, 'new'), { recursive: true });
  await toldAre(['new/deep/b.md'], ['new/deep/b.md'], ['new/deep/b.md']);
  expect(files.map((file) => file.path)).toEqual(['commands/a.md', 'index.md']);
});

test('a file that is half written is read again; one that stays so is told, and told again when it is right', async () => {
  const half = new Uint8Array([0x69, 0xc3]);
  write('index.md', half);
  await toldAre('Unexpected bytes in index.md, expected a text in UTF-8');
  write('index.md', 'index');
  await toldAre('Unexpected bytes in index.md, expected a text in UTF-8', []);
});

test('a file that vanishes for a moment is no news', async () => {
  rmSync(join(folder, 'index.md'));
  write('index.md', 'index');
  await pause();
  expect(told).toEqual([]);
});

test('another folder in the place of the old one is watched', async () => {
  const other = join(root, 'other');
  mkdirSync(other);
  writeFileSync(join(other, 'index.md'), 'other');
  renameSync(folder, join(root, 'old'));
  renameSync(other, folder);
  await toldAre(['commands/a.md', 'index.md']);
  write('index.md', 'other 2');
  await toldAre(['commands/a.md', 'index.md'], ['index.md']);
});

test('a folder that is removed is gone, and nothing follows', async () => {
  rmSync(folder, { recursive: true });
  await vi.waitFor(() => expect(told.at(-1)).toBe('gone'), PATIENCE);
  const count = told.length;
  mkdirSync(folder);
  write('index.md', 'again');
  await pause();
  expect(told).toHaveLength(count);
});

test('after closing nothing is told', async () => {
  watching.close();
  write('index.md', 'index 2');
  await pause();
  expect(told).toEqual([]);
});

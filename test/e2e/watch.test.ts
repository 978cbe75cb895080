import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { root, specCopy } from '../spec-folders.ts';

/** Starting takes longer than checking, and other tests run beside this one. */
const PATIENCE = { timeout: 60_000, interval: 20 };

let folder: string;
let child: ChildProcessWithoutNullStreams;
let output: string;
let words: string;
let ended: Promise<number | null>;

beforeEach(() => {
  folder = specCopy();
});

afterEach(() => {
  child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

function start(...args: readonly string[]): void {
  [output, words] = ['', ''];
  child = spawn(process.execPath, [join(root, 'bin', 'snvme.mjs'), 'check', '--watch', ...args], { cwd: folder });
  child.stdout.on('data', (data: Buffer) => (output += data.toString()));
  child.stderr.on('data', (data: Buffer) => (words += data.toString()));
  ended = new Promise((resolve) => child.once('exit', resolve));
}

async function shows(pattern: RegExp): Promise<void> {
  await vi.waitFor(() => expect(output).toMatch(pattern), PATIENCE);
}

function edit(from: string, to: string): void {
  const path = join(folder, 'spec/limits.md');
  // As many editors save: a new file that takes the name of the old one.
  writeFileSync(`${path}~`, readFileSync(path, 'utf8').replace(from, to));
  renameSync(`${path}~`, path);
}

test('an edit is checked, put right, and Ctrl+C ends with the last result', async () => {
  start();
  await shows(/^0 errors in \d+ files, \d+ requirements, \d+ commands \(\d+ ms\)\n$/);
  expect(output).not.toContain('\u001B');
  edit('(TAGMAX)', '(TAGMAXX)');
  await shows(/did you mean TAGMAXX\?[^]*\n\d+ errors in \d+ files \(\d+ ms after spec\/limits\.md\)\n$/);
  edit('(TAGMAXX)', '(TAGMAX)');
  await shows(/\n0 errors in \d+ files, \d+ requirements, \d+ commands \(\d+ ms after spec\/limits\.md\)\n$/);
  edit('(TAGMAX)', '(TAGMAXX)');
  await shows(/\d+ errors in [^\n]+\n[^]*0 errors in [^\n]+\n[^]*\d+ errors in [^\n]+\n$/);
  child.kill('SIGINT');
  expect(await ended).toBe(1);
});

test('as JSON each check is one line; a folder that is removed ends it', async () => {
  start('--json');
  await shows(/^\[\]\n$/);
  edit('(TAGMAX)', '(TAGMAXX)');
  await shows(/^\[\]\n\[\{.*\}\]\n$/);
  rmSync(join(folder, 'spec'), { recursive: true });
  expect(await ended).toBe(2);
  expect(words).toContain('The specification folder spec is not there any more');
});

test('a sound specification ends with 0', async () => {
  start();
  await shows(/^0 errors/);
  child.kill('SIGINT');
  expect(await ended).toBe(0);
});

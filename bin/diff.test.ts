import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { smallSpec } from '../test/spec-folders.ts';
import { diffCommand } from './diff.ts';

const COMMAND = 'commands/create-queue-group.md';
let folders: readonly [string, string];
let output: string;
let words: string;
const exitCode = process.exitCode;

beforeEach(() => {
  folders = [smallSpec(), smallSpec()];
  [output, words] = ['', ''];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((output += String(text)), true));
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((words += String(text)), true));
});

afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = exitCode;
  for (const folder of folders) rmSync(folder, { recursive: true });
});

async function diff(...options: readonly string[]): Promise<typeof process.exitCode> {
  const [a, b] = folders;
  await diffCommand().parseAsync([join(a, 'spec'), b, ...options], { from: 'user' });
  return process.exitCode;
}

function edit(path: string, from: string, to: string): void {
  const file = join(folders[1], 'spec', path);
  writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
}

test('equal folders give 0', async () => {
  expect(await diff()).toBe(0);
  expect(output).toMatch(/^0 changes from .*: 0 breaking, 0 compatible, 0 editorial; --vectors tells/);
});

test('a changed condition is breaking, and changes the vectors of its row', async () => {
  edit(COMMAND, 'NMEM > TAGMAX |', 'NMEM >= TAGMAX |');
  expect(await diff('--vectors')).toBe(1);
  expect(output).toMatch(
    /^Breaking: [^\n]*\n {2}commands\/create-queue-group\.md:67 {2}Create Queue Group: XC-QGR-1 said /,
  );
  expect(output).toMatch(/\nRemoved vectors\n {2}create-queue-group\./);
  expect(output).toMatch(/; vectors: 0 changed, \d+ added, [1-9]\d* removed\n$/);
});

test('prose alone gives 0; as JSON, words go to standard error', async () => {
  edit('controller.md', '# The primary controller', '# A primary controller');
  expect(await diff('--json')).toBe(0);
  expect(JSON.parse(output)).toMatchObject({
    summary: { breaking: 0, compatible: 0, editorial: 1 },
    changes: [{ kind: 'prose-changed', impact: 'editorial', version: 'b', file: 'controller.md', requirements: [] }],
    vectors: null,
  });
  expect(words).toMatch(/^1 change from /);
});

test('a version that cannot be read gives 2 and says where', async () => {
  edit(COMMAND, 'NMEM > TAGMAX |', 'NMEM > |');
  expect(await diff()).toBe(2);
  expect(words).toMatch(
    /^Unexpected tables in .*, expected those that this version of the toolkit reads; .*\. The first finding: commands\/create-queue-group\.md:67: /,
  );
});

test('neither a folder nor a revision gives 2', async () => {
  await diffCommand().parseAsync(['no-such-revision'], { from: 'user' });
  expect(process.exitCode).toBe(2);
  expect(words).toContain('expected a folder or a revision');
});

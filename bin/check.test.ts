import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { smallSpec } from '../test/spec-folders.ts';
import { checkCommand } from './check.ts';

let folder: string;
let output: string;
let words: string;
const exitCode = process.exitCode;

beforeEach(() => {
  folder = smallSpec();
  [output, words] = ['', ''];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((output += String(text)), true));
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((words += String(text)), true));
});

afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = exitCode;
  rmSync(folder, { recursive: true });
});

async function check(...options: readonly string[]): Promise<typeof process.exitCode> {
  await checkCommand().parseAsync(['--spec', join(folder, 'spec'), ...options], { from: 'user' });
  return process.exitCode;
}

function edit(path: string, from: string, to: string): void {
  const file = join(folder, 'spec', path);
  writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
}

test('a specification without findings gives 0', async () => {
  expect(await check()).toBe(0);
  expect(output).toMatch(/^0 errors in \d+ files\n$/);
});

test('a finding gives 1 and is shown with its file below the folder', async () => {
  edit('commands/create-queue-group.md', 'NMEM > TAGMAX |', 'NMEMS > TAGMAX |');
  expect(await check()).toBe(1);
  expect(output).toContain(`${folder}/spec/commands/create-queue-group.md:`);
  expect(output).toContain('did you mean NMEM?');
  expect(output).toMatch(/1 error in \d+ files\n$/);
});

test('what is certain is fixed, as long as it makes things better', async () => {
  edit(
    'commands/create-queue-group.md',
    'exists m in MEMBERS where m.MWGT = 0 | Invalid Tag',
    'NMEM = 0 | Invalid Tga',
  );
  edit('commands/create-queue-group.md', 'nowhere else.', 'nowhere else, under the number 0xed.');
  expect(await check('--fix')).toBe(0);
  expect(words).toBe('2 fixes made in 1 file\n');
  expect(readFileSync(join(folder, 'spec/commands/create-queue-group.md'), 'utf8')).toMatch(
    /number EDh[^]*Invalid Tag \|/,
  );
  words = '';
  edit('commands/create-queue-group.md', 'nowhere else,', 'nowhere else. It will,');
  expect(await check('--fix')).toBe(1);
  expect(words).toBe('0 fixes made in 0 files\n');
});

test('findings of form come alone, and say so', async () => {
  edit('commands/create-queue-group.md', 'NMEM > TAGMAX |', 'NMEMS > |');
  expect(await check()).toBe(1);
  expect(output).toMatch(/1 error in \d+ files; what the tables mean is checked once all of them can be read\n$/);
});

test('as JSON, standard output is one document and words go to standard error', async () => {
  edit('commands/create-queue-group.md', 'NMEM > TAGMAX |', 'NMEMS > TAGMAX |');
  expect(await check('--json')).toBe(1);
  expect(JSON.parse(output)).toMatchObject([
    { rule: 'unresolved-name', severity: 'error', range: { start: { column: 16 } } },
  ]);
  expect(words).toMatch(/^1 error in/);
});

test.each(['github', 'sarif'])('as %s', async (format) => {
  expect(await check('--format', format)).toBe(0);
  expect(words).toMatch(/^0 errors/);
});

test('a folder that is not there gives 2 and a plain message', async () => {
  await checkCommand().parseAsync(['--spec', join(folder, 'nowhere')], { from: 'user' });
  expect(process.exitCode).toBe(2);
  expect(words).toMatch(/^Cannot read the specification folder .*nowhere; name it with --spec DIR\n$/);
});

test('ids are given and locked; what changes under an id is told until it is accepted', async () => {
  edit('commands/create-queue-group.md', 'XC-QGR-1 |', 'XC-QGR-? |');
  expect(await check()).toBe(1);
  expect(output).toContain('`snvme check --assign-ids` gives it one');
  expect(await check('--assign-ids')).toBe(0);
  expect(words).toMatch(/create-queue-group\.md:\d+ {2}XC-QGR-\d+\n1 numbers given, /);
  edit('commands/create-queue-group.md', 'NMEM > TAGMAX |', 'NMEM >= TAGMAX |');
  expect(await check()).toBe(1);
  expect(output).toMatch(/0 errors, 1 warning in \d+ files\n$/);
  expect(await check('--accept', 'XC-QGR-*')).toBe(0);
  expect(words).toContain(' 1 reworded, 0 retired; 1 files changed');
});

test('the help shows examples and exit codes', () => {
  let help = '';
  checkCommand()
    .configureOutput({ writeOut: (text) => (help += text) })
    .outputHelp();
  expect(help).toContain('snvme check --watch');
  expect(help).toMatch(/Exit codes: 0 no findings; 1 findings; 2 /);
});

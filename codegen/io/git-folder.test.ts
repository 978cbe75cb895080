import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { GitError, readGitFolder } from './git-folder.ts';

let folder: string;
const isText = (path: string): boolean => path.endsWith('.md');

function git(...args: readonly string[]): void {
  const { status, stderr } = spawnSync('git', ['-c', 'user.name=T', '-c', 'user.email=t@example.org', ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'git-folder-'));
  git('init', '-q');
  mkdirSync(join(folder, 'spec/a b'), { recursive: true });
  writeFileSync(join(folder, 'spec/index.md'), 'one\n');
  writeFileSync(join(folder, 'spec/a b/ä.md'), 'two ä\r\n');
  writeFileSync(join(folder, 'spec/other.txt'), 'x');
  writeFileSync(join(folder, 'beside.md'), 'x');
  symlinkSync('/etc/passwd', join(folder, 'spec/link.md'));
  git('add', '.');
  git('commit', '-q', '-m', 'one');
  git('tag', 'v1');
  writeFileSync(join(folder, 'spec/index.md'), 'changed\n');
  git('commit', '-q', '-a', '-m', 'two');
  writeFileSync(join(folder, 'spec/index.md'), 'not committed\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

test('the wanted files of a revision, by path below the folder; links are left out', () => {
  expect(readGitFolder(folder, 'v1', 'spec', isText)).toEqual([
    { path: 'a b/ä.md', text: 'two ä\r\n' },
    { path: 'index.md', text: 'one\n' },
  ]);
  expect(readGitFolder(folder, 'HEAD', 'spec/', isText)[1]).toEqual({ path: 'index.md', text: 'changed\n' });
});

test.each([
  ['nowhere', 'spec', 'expected a folder or a revision of the repository'],
  ['--output=/tmp/x', 'spec', 'such as HEAD~1'],
  ['HEAD:spec', 'spec', 'such as HEAD~1'],
  ['', 'spec', 'such as HEAD~1'],
  ['HEAD', 'no-spec', 'without files in no-spec'],
])('%s of %s is refused with a word', (revision, path, message) => {
  expect(() => readGitFolder(folder, revision, path, isText)).toThrow(GitError);
  expect(() => readGitFolder(folder, revision, path, isText)).toThrow(message);
});

test('a large file and bytes that are no text are refused', () => {
  writeFileSync(join(folder, 'spec/large.md'), 'x'.repeat(1024 * 1024 + 1));
  git('add', '.');
  git('commit', '-q', '-m', 'large');
  expect(() => readGitFolder(folder, 'HEAD', 'spec', isText)).toThrow('Unexpected size of large.md in HEAD');
  writeFileSync(join(folder, 'spec/large.md'), Buffer.from([0xff, 0xfe]));
  git('commit', '-q', '-a', '-m', 'bytes');
  expect(() => readGitFolder(folder, 'HEAD', 'spec', isText)).toThrow('Unexpected bytes in large.md');
});

import { spawnSync } from 'node:child_process';
import type { SourceFile } from '../model/source.ts';
import { MAXIMUM_FILE_SIZE } from './spec-folder.ts';

/** The greatest number of files of one revision that are read. */
const MAXIMUM_FILES = 2_000;
/** The greatest output of one call of git, in bytes. */
const MAXIMUM_OUTPUT = 256 * 1024 * 1024;

/** A folder as it was in a revision cannot be read. The message says why. */
export class GitError extends Error {
  override readonly name = 'GitError';
  /** Whether git itself is missing or broken, and not what the user asked for. */
  readonly isToolMissing: boolean;

  constructor(message: string, isToolMissing = false) {
    super(message);
    this.isToolMissing = isToolMissing;
  }
}

/**
 * Reads the files of a folder as they were in a revision, those that `wanted` takes, sorted by path. Paths are relative to the
 * folder. Nothing is checked out. `folder` is relative to `directory`, a folder of the repository.
 * @throws GitError for an unknown revision, a folder that it does not have, or files that are too large.
 */
export function readGitFolder(
  directory: string,
  revision: string,
  folder: string,
  wanted: (path: string) => boolean,
): SourceFile[] {
  if (revision === '' || revision.startsWith('-') || /[\s\0:]/.test(revision))
    throw new GitError(`Unexpected ${revision}, expected a folder or a revision such as HEAD~1`);
  const commit = git(
    directory,
    ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`],
    () => {
      throw new GitError(`Unexpected ${revision}, expected a folder or a revision of the repository`);
    },
  ).trim();
  const listing = git(directory, ['ls-tree', '-r', '-z', '-l', commit, '--', `${folder.replace(/\/+$/, '')}/`], () => {
    throw new GitError(`Cannot list ${folder} of ${revision}`);
  });
  const entries = listing.split('\0').flatMap((line) => entryOf(line, folder) ?? []);
  const files = entries.filter(({ path }) => wanted(path));
  if (files.length === 0)
    throw new GitError(
      `Unexpected revision ${revision} without files in ${folder}, expected a specification; name it with --spec`,
    );
  if (files.length > MAXIMUM_FILES)
    throw new GitError(
      `Unexpected ${files.length} files in ${folder} of ${revision}, expected at most ${MAXIMUM_FILES}`,
    );
  const large = files.find(({ size }) => size > MAXIMUM_FILE_SIZE);
  if (large !== undefined)
    throw new GitError(
      `Unexpected size of ${large.path} in ${revision}, ${large.size} bytes, expected at most ${MAXIMUM_FILE_SIZE}`,
    );
  return textsOf(directory, files).sort((a, b) => (a.path < b.path ? -1 : 1));
}

interface Entry {
  readonly path: string;
  readonly object: string;
  readonly size: number;
}

/** `100644 blob 1234…    567\tpath`; links and modules are left out. */
function entryOf(line: string, folder: string): Entry | null {
  const groups = /^100(?:644|755) blob (?<object>[0-9a-f]+) +(?<size>[0-9]+)\t(?<path>.+)$/su.exec(line)?.groups;
  if (!groups) return null;
  const { object = '', size = '', path = '' } = groups;
  const prefix = `${folder.replace(/\/+$/, '')}/`;
  // Git names paths from where it runs.
  return path.startsWith(prefix) ? { path: path.slice(prefix.length), object, size: Number(size) } : null;
}

function textsOf(directory: string, files: readonly Entry[]): SourceFile[] {
  const input = files.map(({ object }) => `${object}\n`).join('');
  const output = run(directory, ['cat-file', '--batch'], input).stdout;
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let from = 0;
  return files.map(({ path, size }) => {
    const start = output.indexOf(0x0a, from) + 1;
    from = start + size + 1;
    try {
      return { path, text: decoder.decode(output.subarray(start, start + size)) };
    } catch {
      throw new GitError(`Unexpected bytes in ${path}, expected a text in UTF-8`);
    }
  });
}

function git(directory: string, args: readonly string[], failed: () => never): string {
  const { status, stdout } = run(directory, args);
  return status === 0 ? stdout.toString('utf8') : failed();
}

function run(directory: string, args: readonly string[], input = ''): { status: number | null; stdout: Buffer } {
  const { status, stdout, error } = spawnSync('git', args, {
    cwd: directory,
    input,
    maxBuffer: MAXIMUM_OUTPUT,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  if (error) throw new GitError(`Cannot run git: ${error.message}`, true);
  return { status, stdout };
}

import { lstatSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { SourceFile } from '../model/source.ts';

/** The greatest size of one Markdown file, in bytes. */
export const MAXIMUM_FILE_SIZE = 1024 * 1024;

/** The specification folder cannot be read. The message says which file or folder, and what to do. */
export class SpecFolderError extends Error {
  override readonly name = 'SpecFolderError';
}

/**
 * Reads every `*.md` of a folder and its subfolders, sorted by path. Paths are relative to the folder and use forward slashes.
 * @throws SpecFolderError if the folder is missing, holds no Markdown file, or a file is too large or lies outside the folder.
 */
export function readSpecFolder(folder: string): SourceFile[] {
  const root = rootOf(folder);
  const files: SourceFile[] = [];
  for (const path of markdownPaths(root, '')) files.push({ path, text: readText(root, path) });
  if (files.length === 0)
    throw new SpecFolderError(
      `Unexpected folder ${folder} without Markdown files, expected a specification folder; name it with --spec DIR`,
    );
  return files.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

function rootOf(folder: string): string {
  try {
    const root = realpathSync(folder);
    if (statSync(root).isDirectory()) return root;
  } catch {
    throw new SpecFolderError(`Cannot read the specification folder ${folder}; name it with --spec DIR`);
  }
  throw new SpecFolderError(`Unexpected file ${folder}, expected a folder of Markdown files; name it with --spec DIR`);
}

function markdownPaths(root: string, folder: string): string[] {
  const paths: string[] = [];
  for (const name of readdirSync(join(root, folder))) {
    if (name.startsWith('.') || name === 'node_modules') continue;
    const path = folder === '' ? name : `${folder}/${name}`;
    const entry = lstatSync(join(root, path));
    if (entry.isSymbolicLink()) {
      if (name.endsWith('.md')) paths.push(path);
    } else if (entry.isDirectory()) {
      paths.push(...markdownPaths(root, path));
    } else if (entry.isFile() && name.endsWith('.md')) {
      paths.push(path);
    }
  }
  return paths;
}

function readText(root: string, path: string): string {
  const target = targetOf(root, path);
  const { size } = statSync(target);
  if (size > MAXIMUM_FILE_SIZE) {
    throw new SpecFolderError(
      `Unexpected size of ${path}, ${size} bytes, expected at most ${MAXIMUM_FILE_SIZE}; split it into sections`,
    );
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(target));
  } catch {
    throw new SpecFolderError(`Unexpected bytes in ${path}, expected a text in UTF-8`);
  }
}

function targetOf(root: string, path: string): string {
  let target: string;
  try {
    target = realpathSync(join(root, path));
  } catch {
    throw new SpecFolderError(`Cannot read ${path}: it is a link to a file that does not exist`);
  }
  if (target.startsWith(root + sep) && statSync(target).isFile()) return target;
  throw new SpecFolderError(`Unexpected link ${path}, expected a file inside the specification folder`);
}

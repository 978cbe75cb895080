import {
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, isAbsolute, resolve, sep } from 'node:path';

/** A file to write: the path relative to the root, with forward slashes, and the whole text. */
export interface OutputFile {
  readonly path: string;
  readonly text: string;
}

/** What became of a file: whether its content differs (with `check`: would differ) from what stood there. */
export interface WrittenFile {
  readonly path: string;
  readonly changed: boolean;
}

/** An output would lie outside the folder that was named for outputs, or cannot be written. */
export class OutputPathError extends Error {
  override readonly name = 'OutputPathError';
}

/**
 * Writes files below `root`, each to a temporary file that is then renamed: an interrupted run leaves the old file whole.
 * A file whose content is the same is left alone. With `check` nothing is written.
 * @throws OutputPathError before anything is written, if a path leaves `root`.
 */
export function writeOutputs(
  root: string,
  files: readonly OutputFile[],
  options: { readonly check?: boolean } = {},
): WrittenFile[] {
  const targets = files.map((file) => ({ file, target: targetOf(root, file.path) }));
  return targets.map(({ file, target }) => {
    const changed = !existsSync(target) || readFileSync(target, 'utf8') !== file.text;
    if (changed && options.check !== true) replace(target, file.text);
    return { path: file.path, changed };
  });
}

function targetOf(root: string, path: string): string {
  const base = resolve(root);
  const target = resolve(base, path);
  if (isAbsolute(path) || path.includes('\\') || !target.startsWith(base + sep)) throw escapes(path, root);
  const parent = existingParent(dirname(target));
  const realBase = existsSync(base) ? realpathSync(base) : base;
  const inside = parent.length < base.length || `${realpathSync(parent)}${sep}`.startsWith(`${realBase}${sep}`);
  if (!inside || (existsSync(target) && !realpathSync(target).startsWith(`${realBase}${sep}`)))
    throw escapes(path, root);
  if (existsSync(target) && statSync(target).isDirectory())
    throw new OutputPathError(`Unexpected folder ${target}, expected the name of a file`);
  return target;
}

function existingParent(folder: string): string {
  return existsSync(folder) ? folder : existingParent(dirname(folder));
}

function escapes(path: string, root: string): OutputPathError {
  return new OutputPathError(`Unexpected output path ${path}, expected a path inside ${root}`);
}

function replace(target: string, text: string): void {
  const temporary = `${target}.${process.pid}.tmp`;
  try {
    makeFolder(dirname(target));
    writeFileSync(temporary, text);
    renameSync(temporary, target);
  } catch (error) {
    if (existsSync(temporary)) rmSync(temporary, { force: true });
    const cause = error instanceof Error ? error.message : String(error);
    throw new OutputPathError(`Unexpected failure to write ${target}, expected a place that can be written: ${cause}`);
  }
}

/** Makes a folder and those above it, one at a time: Node's own way never ends where the system refuses, as in /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}

import { lstatSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What stands in a specification folder, without reading it: cheap enough to be taken again and again. */
export interface Snapshot {
  /** The Markdown files by path below the folder (forward slashes), each with a stamp that changes with its content. */
  readonly files: ReadonlyMap<string, string>;
  /** The folders by path, `''` for the whole, each with a stamp that changes when another folder takes its place. */
  readonly folders: ReadonlyMap<string, string>;
}

/** Takes a snapshot; `null` where there is no such folder. What vanishes meanwhile is left out. */
export function takeSnapshot(root: string): Snapshot | null {
  const files = new Map<string, string>();
  const folders = new Map<string, string>();
  const walk = (folder: string): void => {
    const names = attempt(() => readdirSync(join(root, folder)));
    const stamp = attempt(() => statSync(join(root, folder), { bigint: true }));
    if (names === null || stamp === null) return;
    folders.set(folder, `${stamp.dev}:${stamp.ino}`);
    for (const name of names) {
      if (name.startsWith('.') || name === 'node_modules') continue;
      const path = folder === '' ? name : `${folder}/${name}`;
      const entry = attempt(() => lstatSync(join(root, path)));
      if (entry?.isDirectory()) walk(path);
      else if (entry && name.endsWith('.md')) files.set(path, stampOf(join(root, path)));
    }
  };
  walk('');
  return folders.has('') ? { files, folders } : null;
}

/** The files that came, went or changed between two snapshots, sorted. */
export function changedFiles(before: Snapshot, after: Snapshot): readonly string[] {
  const paths = new Set([...before.files.keys(), ...after.files.keys()]);
  return [...paths].filter((path) => before.files.get(path) !== after.files.get(path)).sort();
}

/** Of a link it is the stamp of what it leads to. */
function stampOf(path: string): string {
  const stat = attempt(() => statSync(path, { bigint: true }));
  return stat === null ? 'nothing' : `${stat.ino}:${stat.size}:${stat.mtimeNs}:${stat.ctimeNs}`;
}

/** The result, or `null` where the file or folder is not there or not readable (any more). */
function attempt<Result>(read: () => Result): Result | null {
  try {
    return read();
  } catch {
    return null;
  }
}

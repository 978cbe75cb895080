import { createHash } from 'node:crypto';
import { chmodSync, lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { deserialize, serialize } from 'node:v8';

/** The greatest size of one file of the cache, in bytes. */
const LARGEST = 64 * 1024 * 1024;
/** For how many folders of specifications something is kept. */
const FOLDERS = 8;
const DIGEST = 32;

/**
 * What was found out about a specification folder, on the disk of the user: private, and only a help. What is damaged, of
 * another version or not one's own is as if it were not there, and a disk that cannot be written to is no error.
 */
export class CheckCache {
  readonly #folder: string;
  readonly #root: string;

  /** `version` changes with the toolkit: what another version has found out may be wrong. */
  constructor(specification: string, version: string, root = defaultRoot()) {
    this.#root = root;
    const key = sha256(JSON.stringify([resolve(specification), version, process.version])).slice(0, 32);
    this.#folder = join(root, key);
  }

  /** A value that was kept under a name, or `null`. */
  read(name: string): unknown {
    try {
      const path = join(this.#folder, name);
      const stat = lstatSync(path);
      if (!stat.isFile() || stat.size > LARGEST || !isOwn(stat.uid)) return null;
      const bytes = readFileSync(path);
      const content = bytes.subarray(DIGEST);
      const digest = createHash('sha256').update(content).digest();
      return digest.equals(bytes.subarray(0, DIGEST)) ? deserialize(content) : null;
    } catch {
      return null;
    }
  }

  /** Keeps a value under a name. */
  write(name: string, value: unknown): void {
    attempt(() => {
      const content = serialize(value);
      if (content.length + DIGEST > LARGEST) return;
      this.#prepare();
      const path = join(this.#folder, name);
      const temporary = `${path}.${process.pid}.tmp`;
      writeFileSync(temporary, Buffer.concat([createHash('sha256').update(content).digest(), content]), {
        mode: 0o600,
      });
      renameSync(temporary, path);
    });
  }

  /** The names under which something is kept. */
  names(): readonly string[] {
    return attempt(() => readdirSync(this.#folder)) ?? [];
  }

  /** Forgets what stands under names with this beginning, but for those in `kept`. */
  forget(beginning: string, kept: ReadonlySet<string>): void {
    for (const name of this.names())
      if (name.startsWith(beginning) && !kept.has(name)) attempt(() => rmSync(join(this.#folder, name)));
  }

  #prepare(): void {
    const isNew = mkdirSync(this.#folder, { recursive: true, mode: 0o700 }) !== undefined;
    if (!isNew) return;
    chmodSync(this.#root, 0o700);
    const folders = readdirSync(this.#root).map((name) => join(this.#root, name));
    const byAge = folders.map((path) => ({ path, time: lstatSync(path).mtimeMs })).sort((a, b) => b.time - a.time);
    for (const { path } of byAge.slice(FOLDERS)) rmSync(path, { recursive: true, force: true });
  }
}

/** A hash for keys, hexadecimal. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function defaultRoot(): string {
  const base = process.env['XDG_CACHE_HOME'];
  return join(base !== undefined && base.startsWith('/') ? base : join(homedir(), '.cache'), 'snvme', 'check');
}

function isOwn(uid: number): boolean {
  return process.getuid === undefined || process.getuid() === uid;
}

function attempt<Result>(act: () => Result): Result | null {
  try {
    return act();
  } catch {
    return null;
  }
}

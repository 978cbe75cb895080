// Makes a fresh clone runnable: packages installed, TypeScript compiled. Plain JavaScript, since it runs before both.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** Runs a program in the repository and ends this one with its exit code if it fails. */
export function run(program, args, options = {}) {
  const { status, error } = spawnSync(program, args, { cwd: root, stdio: 'inherit', ...options });
  if (error) {
    console.error(`Unexpected failure to start ${program}: ${error.message}`);
    process.exit(3);
  }
  if (status !== 0) process.exit(status ?? 3);
}

/**
 * Installs the packages of the lock file unless that was done after the lock file last changed: on a fresh clone all of them, later
 * what has changed. Returns whether it ran.
 */
export function install() {
  // Packages that another checkout lends are its own to change.
  const folder = join(root, 'node_modules');
  if (existsSync(folder) && lstatSync(folder).isSymbolicLink()) return false;
  const lock = join(root, 'package-lock.json');
  const installed = join(root, 'node_modules', '.package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return false;
  const isFresh = !existsSync(installed);
  // npm looks for itself at what is there; and where it ends half way, the next time is as on a fresh clone.
  rmSync(installed, { force: true });
  run('npm', [...(isFresh ? ['ci'] : ['install', '--no-save']), '--no-audit', '--no-fund']);
  return true;
}

/** Compiles to `dist/` unless no source has changed since. Types are checked by `npm test`. Returns whether it ran. */
export function compile() {
  const stamp = join(root, 'dist', '.sources');
  const now = hashOf(
    ['codegen', 'reference', 'test', 'bin'],
    (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
    ['tsconfig.json', 'tsconfig.build.json', 'package-lock.json'],
  );
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return false;
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  run(process.execPath, [
    join(root, 'node_modules', 'typescript', 'bin', 'tsc'),
    '-p',
    'tsconfig.build.json',
    '--noCheck',
  ]);
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(stamp, now);
  return true;
}

/** Folders that are no source: packages, fixtures of tests, and what the site writes. */
const OUTPUTS = /(^|\/)(node_modules|fixtures)$|^site\/(build.*|\.docusaurus.*|api|static\/downloads)$/;

/** A hash over the names and contents of files, in a fixed order. */
export function hashOf(folders, wanted, files = []) {
  const hash = createHash('sha256');
  const add = (path) =>
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(root, path)))
      .update('\0');
  const walk = (folder) => {
    if (!existsSync(join(root, folder))) return;
    const entries = readdirSync(join(root, folder), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!OUTPUTS.test(path)) walk(path);
      } else if (entry.isFile() && wanted(entry.name)) add(path);
    }
  };
  for (const folder of folders) walk(folder);
  for (const file of files) if (existsSync(join(root, file))) add(file);
  return hash.digest('hex');
}

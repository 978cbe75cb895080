import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/u, '');
export const site = path.join(root, 'site');
export const spec = path.join(root, 'spec');
export const guide = path.join(root, '.github', 'contributing');
export const vectors = path.join(root, 'test', 'vectors');

/** Package entries that the API pages document. One that is not written yet is left out. */
const ENTRIES = ['codegen/index.ts', 'codegen/language/index.ts', 'reference/index.ts', 'test/runner/index.ts'];

/** The entries that exist. */
export function apiEntries(): string[] {
  return ENTRIES.map((entry) => path.join(root, entry)).filter((entry) => existsSync(entry));
}

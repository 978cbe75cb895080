import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/u, '');
export const site = path.join(root, 'site');
/** The specification: `spec/`, or another one that `SITE_SPEC` names, with what was built from it beside it. */
export const spec = path.resolve(process.env['SITE_SPEC'] ?? path.join(root, 'spec'));
export const guide = path.join(root, '.github', 'contributing');
export const vectors = path.join(path.dirname(spec), 'test', 'vectors');
/** Where files for download are copied to. */
export const downloadFolder = path.join(site, 'static', 'downloads');

/** Package entries that the API pages document. One that is not written yet is left out. */
const ENTRIES = ['codegen/index.ts', 'codegen/language/index.ts', 'reference/index.ts', 'test/runner/index.ts'];

/** The entries that exist. */
export function apiEntries(): string[] {
  return ENTRIES.map((entry) => path.join(root, entry)).filter((entry) => existsSync(entry));
}

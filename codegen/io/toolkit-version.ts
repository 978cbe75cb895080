import { readFileSync } from 'node:fs';

/** What tells this toolkit from another one: in a checkout the hash of its sources, else the version of the package; `null` where the sources run themselves. */
export function toolkitVersion(): string | null {
  for (const path of ['../../.sources', '../../../package.json']) {
    try {
      return readFileSync(new URL(path, import.meta.url), 'utf8');
    } catch {
      // The next one.
    }
  }
  return null;
}

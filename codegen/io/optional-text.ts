import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';

/** The text of a file, or `null` where there is none. @throws Error for one that is greater than `limit` bytes or no file. */
export function optionalText(path: string, limit: number): string | null {
  let descriptor: number;
  try {
    descriptor = openSync(path, 'r');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
  try {
    const stat = fstatSync(descriptor);
    if (!stat.isFile()) throw new Error(`Unexpected ${path}, expected a file`);
    if (stat.size > limit) throw new Error(`Unexpected size of ${path}, ${stat.size} bytes, expected at most ${limit}`);
    return readFileSync(descriptor, 'utf8');
  } finally {
    closeSync(descriptor);
  }
}

import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the compiled command as a user would. */
export function snvme(args: readonly string[], options: { cwd?: string; env?: Record<string, string> } = {}): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'bin', 'snvme.mjs'), ...args], {
    cwd: options.cwd ?? root,
    env: { ...process.env, ...options.env },
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    timeout: 120_000,
  });
  return { code: status, stdout, stderr };
}

/** A new folder that holds a copy of the specification in `spec/`. */
export function specCopy(parent = tmpdir()): string {
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, 'snvme-'));
  cpSync(join(root, 'spec'), join(folder, 'spec'), { recursive: true });
  return folder;
}

/**
 * A new folder with a small specification in `spec/`: the queues, registers and statuses of the base annex, and one command
 * of its own, `commands/create-queue-group.md`. What is made of it is made in seconds.
 */
export function smallSpec(parent = tmpdir()): string {
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, 'snvme-'));
  const fixtures = join(root, 'test/e2e/fixtures');
  cpSync(join(fixtures, 'small'), join(folder, 'spec'), { recursive: true });
  for (const name of ['queues.md', 'registers.md', 'status.md'])
    cpSync(join(root, 'spec/base', name), join(folder, 'spec/base', name));
  cpSync(join(fixtures, 'command'), join(folder, 'spec/commands'), { recursive: true });
  return folder;
}

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../spec-folders.ts';

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
    // A whole build takes more than a minute, and longer beside other tests.
    timeout: 500_000,
  });
  return { code: status, stdout, stderr };
}

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../spec-folders.ts';
import { snvme } from './snvme.ts';

const hasPython = spawnSync('python3', ['--version']).status === 0;
const folder = join(root, 'test', 'adapters', 'python');

describe.skipIf(!hasPython)('an adapter in Python (skipped without python3)', () => {
  it('unpacks completions, and what it does not have is not run', () => {
    const dut = `python3 "${join(folder, 'completion_codec.py')}"`;
    const { code, stdout } = snvme(['run', '--dut', dut, '--only', 'codec.cqe.*', 'flush.everything-set.*', '--json']);
    const { summary, results } = JSON.parse(stdout) as {
      summary: Record<string, number>;
      results: readonly { id: string; verdict: string; reason?: string }[];
    };
    expect(summary).toMatchObject({ failed: 0, errors: 0 });
    const verdict = (id: string): string | undefined => results.find((result) => result.id === id)?.verdict;
    expect(verdict('codec.cqe.short')).toBe('pass');
    // Both directions are asked for, and there is no encoder.
    expect(verdict('codec.cqe.pattern')).toBe('pending');
    expect(results.find(({ id }) => id.startsWith('flush.'))).toMatchObject({
      verdict: 'pending',
      reason: 'The adapter packs and unpacks structures only',
    });
    expect(code).toBe(0);
  });
});

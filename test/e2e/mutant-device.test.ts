import { describe, expect, it } from 'vitest';
import { snvme } from './snvme.ts';

interface Report {
  readonly summary: { readonly failed: number };
  readonly results: readonly {
    readonly id: string;
    readonly verdict: string;
    readonly requirements: readonly string[];
  }[];
}

describe('snvme run on a device that is wrong in one row', () => {
  it.each(['XC-CRE-2:drop', 'XC-CRE-3:negate', 'XC-CRE-8:status', 'XC-CRE-14:zero', 'XC-STM-1:drop'])(
    '%s fails, and the requirement and the vector are named',
    (mutant) => {
      const run = snvme(['run', '--mutant', mutant, '--json']);
      expect(run.code).toBe(1);
      const { results } = JSON.parse(run.stdout) as Report;
      const row = mutant.split(':')[0] ?? '';
      const failed = results.filter((result) => result.verdict === 'fail');
      expect(failed.some((result) => result.requirements.includes(row))).toBe(true);
      const words = snvme(['run', '--mutant', mutant]);
      expect(words.stdout).toContain(row);
      expect(words.stdout).toContain(failed[0]?.id ?? 'a failed vector');
    },
  );

  it('answers an unknown mutant with those that the row has', () => {
    const run = snvme(['run', '--mutant', 'XC-CRE-2:dorp']);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('XC-CRE-2:drop');
    expect(run.stderr).not.toContain('    at ');
  });
});

describe('an empty selection', () => {
  it('exits 4, so that it cannot look green', () => {
    const run = snvme(['run', '--only', 'no-such-vector']);
    expect(run.code).toBe(4);
  });
});

import { describe, expect, it } from 'vitest';
import { results } from './fixtures.ts';
import { tapReport } from './tap.ts';

describe('tapReport', () => {
  const lines = tapReport(results).split('\n');

  it('has the version, the plan and a point for each vector', () => {
    expect(lines.slice(0, 3)).toEqual(['TAP version 14', '1..7', 'ok 1 - create.pass: passes']);
    expect(lines.filter((line) => /^(not )?ok \d/.test(line))).toHaveLength(7);
  });

  it('says why a vector was not run, and never that it passed', () => {
    expect(lines).toContain('ok 4 - create.skip: is skipped # SKIP EXT.MAXXC >= 2 (1 >= 2)');
    expect(lines).toContain('ok 5 - other.pending: waits # SKIP pending: no faults');
    expect(lines).toContain('not ok 6 - other.error: breaks');
    expect(lines).toContain('not ok 7 - other.blocked: is blocked');
  });

  it('tells a failure in a block', () => {
    const at = lines.indexOf('not ok 2 - create.fail: fails <here> & "there"');
    expect(lines.slice(at + 1, at + 4)).toEqual(['  ---', '  verdict: "fail"', '  requirements: ["XC-CRE-1"]']);
    expect(lines[at + 7]).toBe('  ...');
  });

  it('has a known departure as work to do, and one that passed as a failure', () => {
    const [, failed] = results;
    const points = (['deviation', 'unexpected-pass'] as const).map(
      (verdict) => failed && tapReport([{ ...failed, verdict, reason: 'bug #1' }]).split('\n')[2],
    );
    expect(points).toEqual([
      'not ok 1 - create.fail: fails <here> & "there" # TODO bug \\#1',
      'not ok 1 - create.fail: fails <here> & "there"',
    ]);
  });

  it('takes no text for a directive or a line', () => {
    const [result] = results;
    expect(result && tapReport([{ ...result, title: 'a # TODO\nnot ok \\' }])).toContain(
      'ok 1 - create.pass: a \\# TODO not ok \\\\\n',
    );
    expect(tapReport([])).toBe('TAP version 14\n1..0 # SKIP no vector was selected\n');
  });
});

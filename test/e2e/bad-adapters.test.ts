import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { snvme } from './snvme.ts';

const adapter = fileURLToPath(new URL('fixtures/bad-adapter.mjs', import.meta.url));

interface Report {
  readonly summary: Readonly<Record<string, number>>;
  readonly results: readonly { readonly verdict: string; readonly reason?: string }[];
}

/** Runs a few vectors on an adapter that spoils the conversation in this way. */
function run(way: string): { status: number | null; report: Report | null; stderr: string } {
  const dut = `"${process.execPath}" "${adapter}" ${way}`;
  const selection = ['--only', 'flush.everything-set.*', '--json'];
  const { code, stdout, stderr } = snvme(['run', '--dut', dut, '--timeout', '4000', ...selection]);
  return { status: code, report: stdout === '' ? null : (JSON.parse(stdout) as Report), stderr };
}

describe('snvme run on an adapter that is', () => {
  it('slow passes what its device does right', () => {
    const { status, report } = run('slow');
    expect(report?.summary['failed']).toBe(0);
    expect(report?.summary['passed']).toBeGreaterThan(0);
    expect(status).toBe(0);
  });

  it.each([
    ['hanging', /did not answer .* within 4000 ms/],
    ['forgetful', /Unexpected reply to settle before one to reg\.write/],
    ['crashing', /it is gone: it exited with 7/],
    ['chatty', /Unexpected line "doorbell rung", expected one JSON message a line/],
  ])('%s is an error of the adapter, never a pass and never a failure of the device', (way, why) => {
    const { status, report } = run(way);
    expect(report?.summary).toMatchObject({ passed: 0, failed: 0 });
    expect(report?.summary['errors']).toBe(report?.summary['total']);
    expect(report?.results[0]?.reason).toMatch(why);
    expect(status).toBe(3);
    // Nothing is left behind.
    expect(spawnSync('pgrep', ['-f', `bad-adapter.mjs ${way}`]).stdout.toString()).toBe('');
  });

  it('lying about tags is told so before any vector runs', () => {
    const { status, report, stderr } = run('lying');
    expect(report).toBeNull();
    expect(stderr).toContain('one address in two tagged spaces and in the untagged one is three places');
    expect(status).toBe(3);
  });
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import type { VectorResult } from '../runner/result.ts';
import { root } from '../spec-folders.ts';
import { snvme } from './snvme.ts';

const folder = mkdtempSync(join(tmpdir(), 'resume-'));
const journal = join(folder, 'run.jsonl');
/** A device that fails some vectors, so that a report has failures to keep. */
const run = ['run', '--json', '--shard', '2/3', '--mutant', 'XC-CRE-2:drop'];
afterAll(() => {
  rmSync(folder, { recursive: true });
});

interface Report {
  readonly summary: { readonly total: number; readonly passed: number; readonly failed: number };
  readonly results: readonly VectorResult[];
}

/** What a report says, without the time that each vector took. */
function timeless({ summary, results }: Report): unknown {
  return { summary, results: results.map((result) => ({ ...result, milliseconds: 0 })) };
}

/** Starts a run, and kills it when its journal has so many bytes. */
async function killAt(size: number): Promise<void> {
  const child = spawn(process.execPath, [join(root, 'bin', 'snvme.mjs'), ...run, '--journal', journal, '--resume'], {
    cwd: root,
    stdio: 'ignore',
  });
  const ended = once(child, 'exit');
  while (child.exitCode === null && !(existsSync(journal) && statSync(journal).size > size)) await setTimeout(2);
  child.kill('SIGKILL');
  expect(await ended).toEqual([null, 'SIGKILL']);
}

it('a run that is killed twice goes on to the report of one that was not', async () => {
  const whole = JSON.parse(snvme(run).stdout) as Report;
  expect(whole.summary.failed).toBeGreaterThan(0);
  await killAt(20_000);
  const first = readFileSync(journal, 'utf8').split('\n').length - 2;
  await killAt(statSync(journal).size + 50_000);
  const lines = readFileSync(journal, 'utf8').split('\n').slice(1, -1);
  expect(first).toBeGreaterThan(10);
  expect(lines.length).toBeGreaterThan(first);
  expect(lines.length).toBeLessThan(whole.summary.total);

  expect(snvme([...run, '--journal', journal]).stderr).toContain('a run that did not end, expected --resume');
  const { code, stdout } = snvme([...run, '--journal', journal, '--resume']);
  const report = JSON.parse(stdout) as Report;
  expect(code).toBe(1);
  expect(timeless(report)).toEqual(timeless(whole));
  // Not run again: the times are those of the first runs.
  const kept = lines.map((line) => (JSON.parse(line) as { result: VectorResult }).result);
  expect(report.results.slice(0, kept.length)).toEqual(kept);

  const other = snvme(['run', '--shard', '1/3', '--journal', journal, '--resume']);
  expect(other.code).toBe(2);
  expect(other.stderr).toContain('(other options)');
  // Six processes in turn: minutes on a machine that is busy with others.
}, 600_000);

import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { smallSpec } from '../spec-folders.ts';
import { executeMutate, type MutateRequest } from './command.ts';
import { progressOn } from './progress.ts';

const folder = smallSpec();

afterAll(() => rmSync(folder, { recursive: true }));

async function mutate(request: Partial<MutateRequest>): Promise<{ code: number; stdout: string; stderr: string }> {
  let [stdout, stderr] = ['', ''];
  const code = await executeMutate(
    { spec: join(folder, 'spec'), only: [], skip: [], seed: 1, timeout: 60, list: true, json: false, ...request },
    {
      result: (text) => void (stdout += text),
      words: (text) => void (stderr += text),
      progress: progressOn({ write: () => undefined }, 'mutants'),
    },
  );
  return { code, stdout, stderr };
}

it('lists the mutants of a row with what each changes', async () => {
  const { code, stdout } = await mutate({ only: ['XC-QGR-1'] });
  expect(code).toBe(0);
  expect(stdout).toContain('XC-QGR-1:drop\n  NMEM > TAGMAX\n  nothing\n');
  expect(stdout).not.toContain('XC-QGR-2');
});

it('leaves out the rows and the files that are named', async () => {
  const { stdout } = await mutate({ only: ['commands/*'], skip: ['XC-QGR-3', '*:drop'] });
  expect(stdout).toContain('XC-QGR-1:');
  expect(stdout).not.toMatch(/XC-QGR-3|:drop$|NB-/m);
});

it('draws the same sample for the same seed', async () => {
  const [one, two, other] = await Promise.all([7, 7, 8].map((seed) => mutate({ sample: 2, seed, json: true })));
  expect(one?.stdout).toBe(two?.stdout);
  expect(one?.stdout).not.toBe(other?.stdout);
});

it('says nothing of coverage where no requirement was asked for', async () => {
  const { code, stderr } = await mutate({ only: ['fault:*'], coverage: true });
  expect(code).toBe(4);
  expect(stderr).toContain('a term or a fault is no requirement');
});

it('says nothing of coverage by a sample', async () => {
  const { code, stderr } = await mutate({ sample: 2, coverage: true });
  expect(code).toBe(2);
  expect(stderr).toContain('Unexpected --coverage with --sample');
});

it('ends with 4 where nothing is mutated, and with 2 where the specification is not there', async () => {
  expect(await mutate({ only: ['NO-SUCH-ROW'] })).toMatchObject({ code: 4, stdout: '' });
  expect(await mutate({ spec: 'no-such-folder' })).toMatchObject({ code: 2, stdout: '' });
});

import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { snvme } from './snvme.ts';
import { smallSpec } from '../spec-folders.ts';

const folder = smallSpec();
const spec = join(folder, 'spec');
const only = (name: string) => snvme(['run', '--spec', spec, '--only', name, '--json']);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('derives the vectors of a text in memory when no build has run', () => {
  const run = only('create-queue-group.nmem-*');
  expect(run.code).toBe(0);
  expect(run.stderr).toMatch(/derived/);
});

it('changes the answer and the vectors when one guard changes, and says what is stale before', () => {
  expect(snvme(['build', '--spec', spec])).toMatchObject({ code: 0 });
  expect(snvme(['build', '--spec', spec, '--check'])).toMatchObject({ code: 0 });

  const file = join(spec, 'commands/create-queue-group.md');
  writeFileSync(file, readFileSync(file, 'utf8').replace('| NMEM > TAGMAX |', '| NMEM > TAGMAX or LABEL > 7FFFh |'));
  const stale = snvme(['build', '--spec', spec, '--check']);
  expect(stale.code).toBe(1);
  expect(stale.stdout).toContain('stale test/vectors/create-queue-group.json');

  expect(snvme(['build', '--spec', spec])).toMatchObject({ code: 0 });
  const path = join(folder, 'test/vectors/create-queue-group.json');
  const { vectors } = JSON.parse(readFileSync(path, 'utf8')) as { vectors: { id: string }[] };
  const name = 'create-queue-group.label-8000h.xc-qgr-1';
  expect(vectors.map(({ id }) => id)).toContain(name);
  const run = only(name);
  expect(run.code).toBe(0);
  expect(run.stderr).not.toMatch(/derived/);
  expect(JSON.parse(run.stdout)).toMatchObject({ summary: { passed: 1, failed: 0 } });
});

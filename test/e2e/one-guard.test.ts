import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root, snvme, specCopy } from './snvme.ts';

it('changes the answer and the vectors when one guard changes, and says what is stale before', () => {
  const folder = specCopy();
  const spec = join(folder, 'spec');
  for (const outputs of ['reference/generated', 'test/vectors']) {
    mkdirSync(join(folder, outputs), { recursive: true });
    cpSync(join(root, outputs), join(folder, outputs), { recursive: true });
  }
  // What is committed is what the text gives.
  expect(snvme(['build', '--spec', spec, '--check'])).toMatchObject({ code: 0 });

  const file = join(spec, 'commands/create-extended-controller.md');
  writeFileSync(file, readFileSync(file, 'utf8').replace('| ECNTLID > FFEFh |', '| ECNTLID > 7FFFh |'));
  const stale = snvme(['build', '--spec', spec, '--check']);
  expect(stale.code).toBe(1);
  expect(stale.stdout).toContain('stale test/vectors/create-extended-controller.json');

  expect(snvme(['build', '--spec', spec])).toMatchObject({ code: 0 });
  const path = join(folder, 'test/vectors/create-extended-controller.json');
  const { vectors } = JSON.parse(readFileSync(path, 'utf8')) as { vectors: { id: string }[] };
  const name = 'create-extended-controller.ecntlid-8000h.xc-cre-3';
  expect(vectors.map(({ id }) => id)).toContain(name);
  const run = snvme(['run', '--spec', spec, '--only', name, '--json']);
  expect(run.code).toBe(0);
  expect(JSON.parse(run.stdout)).toMatchObject({ summary: { passed: 1, failed: 0 } });
});

it('derives the vectors of a changed text in memory when no build has run', () => {
  const spec = join(specCopy(), 'spec');
  const run = snvme(['run', '--spec', spec, '--only', 'identify.*', '--json']);
  expect(run.code).toBe(0);
  expect(run.stderr).toMatch(/derived/);
});

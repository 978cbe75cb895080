import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { snvme, specCopy } from './snvme.ts';

it('changes the answer and the vectors when one guard changes, and says what is stale before', () => {
  const folder = specCopy();
  const spec = join(folder, 'spec');
  expect(snvme(['build', '--spec', spec]).code).toBe(0);
  expect(snvme(['build', '--spec', spec, '--check']).code).toBe(0);
  const vectors = join(folder, 'test/vectors/create-extended-controller.json');
  const before = readFileSync(vectors, 'utf8');

  const file = join(spec, 'commands/create-extended-controller.md');
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace('| ECNTLID > FFEFh |', '| ECNTLID > 7FFFh |'));

  const stale = snvme(['build', '--spec', spec, '--check']);
  expect(stale.code).toBe(1);
  expect(stale.stdout + stale.stderr).toContain('test/vectors/create-extended-controller.json');

  // Before a build the vectors are derived in memory from the changed text.
  const early = snvme(['run', '--spec', spec, '--only', 'XC-CRE-3', '--json']);
  expect(early.code).toBe(0);
  expect(early.stderr).toMatch(/another|derived/);

  expect(snvme(['build', '--spec', spec]).code).toBe(0);
  expect(snvme(['build', '--spec', spec, '--check']).code).toBe(0);
  const after = readFileSync(vectors, 'utf8');
  expect(after).not.toBe(before);
  expect(after).toContain('"ECNTLID":32768');
  const run = snvme(['run', '--spec', spec, '--json']);
  expect(run.code).toBe(0);
});

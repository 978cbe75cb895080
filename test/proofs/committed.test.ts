import { join } from 'node:path';
import { expect, it } from 'vitest';
import { contents } from '../contents.ts';
import { snvme } from '../e2e/snvme.ts';
import { root, specCopy } from '../spec-folders.ts';

it('writes what is committed', () => {
  const folder = specCopy();
  const env = { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8' };
  expect(snvme(['build', '--spec', join(folder, 'spec')], { cwd: folder, env }).code).toBe(0);
  for (const made of ['spec', 'reference/generated', 'test/vectors'])
    expect(contents(join(folder, made))).toEqual(contents(join(root, made)));
});

import { join } from 'node:path';
import { expect, it } from 'vitest';
import { snvme } from './snvme.ts';
import { contents } from '../contents.ts';
import { smallSpec } from '../spec-folders.ts';

it('writes the same bytes in two folders and two time zones', () => {
  const folders = [smallSpec(), smallSpec()];
  const zones = [
    { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8' },
    { TZ: 'America/St_Johns', LANG: 'C' },
  ];
  for (const [i, folder] of folders.entries())
    expect(snvme(['build', '--spec', join(folder, 'spec')], { cwd: folder, env: zones[i] ?? {} }).code).toBe(0);
  const [first, second] = folders.map((folder) => contents(folder));
  expect(second).toEqual(first);
});

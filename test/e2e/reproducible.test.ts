import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root, smallSpec, snvme, specCopy } from './snvme.ts';

/** Every file below a folder with its text. */
function contents(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    names.map((entry) => [
      join(entry.parentPath, entry.name).slice(folder.length),
      readFileSync(join(entry.parentPath, entry.name), 'utf8'),
    ]),
  );
}

it('writes the same bytes in two folders and two time zones', () => {
  const folders = [smallSpec(), smallSpec()];
  const zones = [
    { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8' },
    { TZ: 'America/St_Johns', LANG: 'C' },
  ];
  folders.forEach((folder, i) =>
    expect(snvme(['build', '--spec', join(folder, 'spec')], { cwd: folder, env: zones[i] ?? {} }).code).toBe(0),
  );
  const [first, second] = folders.map((folder) => contents(folder));
  expect(second).toEqual(first);
});

it('writes what is committed', () => {
  const folder = specCopy();
  const env = { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8' };
  expect(snvme(['build', '--spec', join(folder, 'spec')], { cwd: folder, env }).code).toBe(0);
  for (const made of ['spec', 'reference/generated', 'test/vectors'])
    expect(contents(join(folder, made))).toEqual(contents(join(root, made)));
});

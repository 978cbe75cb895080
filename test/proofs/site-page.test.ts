import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { snvme } from '../e2e/snvme.ts';
import { root, smallSpec } from '../spec-folders.ts';

// Below the repository, so that the site finds its packages.
const folder = smallSpec(join(root, '.cache', 'e2e'));
// Inside the site, whose package says how its bundle is to be loaded.
const out = join(root, 'site/build-e2e');

afterAll(() => {
  for (const made of [folder, out]) rmSync(made, { recursive: true, force: true });
});

it('gives a command of one Markdown file a page, with a figure and an address for each requirement', () => {
  expect(snvme(['build', '--spec', join(folder, 'spec')])).toMatchObject({ code: 0 });
  const { status, stderr } = spawnSync('npx', ['docusaurus', 'build', '--out-dir', out], {
    cwd: join(root, 'site'),
    env: { ...process.env, SITE_SPEC: join(folder, 'spec'), DOCUSAURUS_GENERATED_FILES_DIR_NAME: '.docusaurus-e2e' },
    encoding: 'utf8',
  });
  expect(status, stderr).toBe(0);
  const page = readFileSync(join(out, 'spec/commands/create-queue-group/index.html'), 'utf8');
  expect(page).toMatch(/id="?xc-qgr-3\b/);
  expect(page).toMatch(/<svg[^>]*role="?img\b/);
  expect(page).toContain('On successful completion of the Create Queue Group command');
});

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { TEXT } from '../../codegen/remark-lint.fixture.ts';
import { root } from '../spec-folders.ts';

let folder: string;

beforeAll(() => {
  mkdirSync(join(root, '.cache'), { recursive: true });
  // Inside the package, so that it finds itself by its name.
  folder = mkdtempSync(join(root, '.cache', 'remark-'));
  writeFileSync(join(folder, 'a.md'), TEXT);
});

afterAll(() => rmSync(folder, { recursive: true }));

/** What remark's own command says of the text with some plugins. */
function remark(plugins: readonly unknown[]): { readonly status: number | null; readonly messages: string } {
  writeFileSync(join(folder, '.remarkrc.json'), JSON.stringify({ plugins }));
  const cli = join(root, 'node_modules/remark-cli/cli.js');
  const { status, stderr } = spawnSync(process.execPath, [cli, 'a.md', '--quiet', '--no-stdout', '--no-color'], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { status, messages: stderr };
}

test('the preset works in remark as the guide says', () => {
  const { status, messages } = remark(['remark-gfm', 'scalable-nvme/remark-lint']);
  expect(status).toBe(0);
  expect(messages).toMatch(/13:19-13:23 +warning +Unexpected "?must"?.* keyword +snvme/);
  expect(messages).toMatch(/13:29-13:33 +warning .* number-style +snvme/);
  expect(messages).toContain('3 warnings');
}, 60_000);

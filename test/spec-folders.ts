import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SourceFile } from '../codegen/model/source.ts';

/** The folder of the repository. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** A new folder that holds a copy of the specification in `spec/`. */
export function specCopy(parent = tmpdir()): string {
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, 'snvme-'));
  cpSync(join(root, 'spec'), join(folder, 'spec'), { recursive: true });
  return folder;
}

/** A text of which the examples are left out: they use commands that a small specification does not have. */
function withoutScenarios(text: string): string {
  return text.replace(/^```scenario .*?^```\n/gms, '');
}

/**
 * A new folder with a small specification in `spec/`: the queues, registers and statuses of the base annex, and one command
 * of its own, `commands/create-queue-group.md`. What is made of it is made in seconds.
 */
export function smallSpec(parent = tmpdir()): string {
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, 'snvme-'));
  const fixtures = join(root, 'test/e2e/fixtures');
  cpSync(join(fixtures, 'small'), join(folder, 'spec'), { recursive: true });
  mkdirSync(join(folder, 'spec/base'), { recursive: true });
  for (const name of ['queues.md', 'registers.md', 'status.md'])
    writeFileSync(
      join(folder, 'spec/base', name),
      withoutScenarios(readFileSync(join(root, 'spec/base', name), 'utf8')),
    );
  cpSync(join(fixtures, 'command'), join(folder, 'spec/commands'), { recursive: true });
  return folder;
}

/**
 * Files with another text where the first one stands in each of them, for tests of one rule. Files that are as they were stay
 * the same objects: a process reads them once. Throws where nothing changes, unless nothing was asked for.
 */
export function retold(files: readonly SourceFile[], from: string | RegExp, to: string): readonly SourceFile[] {
  const now = files.map((file) => {
    const text = file.text.replace(from, to);
    return text === file.text ? file : { ...file, text };
  });
  if (from !== '' && now.every((file, index) => file === files[index]))
    throw new Error(`Unexpected text without ${String(from)}, expected it in some file`);
  return now;
}

import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

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

import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { root, snvme, specCopy } from './snvme.ts';

/** A command that is written in one Markdown file gets everything that a command has, with no TypeScript edit. */
describe('a command written in one Markdown file', () => {
  let folder = '';

  beforeAll(() => {
    folder = specCopy();
    cpSync(
      join(root, 'test/e2e/fixtures/command/create-queue-group.md'),
      join(folder, 'spec/commands/create-queue-group.md'),
    );
    const built = snvme(['build', '--spec', join(folder, 'spec')]);
    expect(built.stderr + built.stdout).not.toContain('error');
    expect(built.code).toBe(0);
  });

  it('gets a struct with its list', () => {
    const text = readFileSync(join(folder, 'reference/generated/commands/create-queue-group.ts'), 'utf8');
    expect(text).toContain('export interface CreateQueueGroup');
    expect(text).toMatch(/nmem: number/);
    expect(existsSync(join(folder, 'reference/generated/structures/qgd.ts'))).toBe(true);
  });

  it('gets vectors for each of its rows, which pass on the reference', () => {
    const { vectors } = JSON.parse(readFileSync(join(folder, 'test/vectors/create-queue-group.json'), 'utf8')) as {
      vectors: { requirements: string[] }[];
    };
    const covered = new Set(vectors.flatMap((vector) => vector.requirements));
    for (const id of ['XC-QGR-1', 'XC-QGR-2', 'XC-QGR-3', 'XC-QGR-4', 'XC-QGR-5', 'XC-QGR-6', 'XC-QGR-7'])
      expect(covered).toContain(id);
    const run = snvme(['run', '--spec', join(folder, 'spec'), '--only', 'create-queue-group.*', '--json']);
    const { summary } = JSON.parse(run.stdout) as { summary: { passed: number; failed: number; total: number } };
    expect(summary.failed).toBe(0);
    expect(summary.passed).toBe(vectors.length);
    expect(run.code).toBe(0);
  });

  it('gets vectors that notice a device which forgets the owner', () => {
    const run = snvme([
      'run',
      '--spec',
      join(folder, 'spec'),
      '--only',
      'create-queue-group.*',
      '--mutant',
      'XC-QGR-3:unequal-2',
      '--json',
    ]);
    expect(run.code).toBe(1);
  });

  it('gets a row in the opcode index', () => {
    const index = readFileSync(join(folder, 'spec/index.md'), 'utf8');
    expect(index).toContain('[Create Queue Group](commands/create-queue-group.md');
    expect(index).toContain('EDh');
  });
});

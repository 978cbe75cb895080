import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { snvme } from './snvme.ts';
import { smallSpec } from '../spec-folders.ts';

/** A command that is written in one Markdown file gets everything that a command has, with no TypeScript edit. */
describe('a command written in one Markdown file', () => {
  let folder = '';
  const run = (...args: string[]) =>
    snvme(['run', '--spec', join(folder, 'spec'), '--only', 'create-queue-group*', '--json', ...args]);

  beforeAll(() => {
    folder = smallSpec();
    expect(snvme(['build', '--spec', join(folder, 'spec')])).toMatchObject({ code: 0 });
  });

  it('gets a struct with its list', () => {
    const text = readFileSync(join(folder, 'reference/generated/create-queue-group.ts'), 'utf8');
    expect(text).toContain('export interface CreateQueueGroup');
    expect(text).toMatch(/nmem: number/);
    expect(readFileSync(join(folder, 'reference/generated/structures/qgd.ts'), 'utf8')).toMatch(
      /members: readonly Qgm\[\]/,
    );
    expect(existsSync(join(folder, 'reference/generated/structures/qgm.ts'))).toBe(true);
  });

  it('gets vectors for each of its rows, which pass on the reference', () => {
    const own = readdirSync(join(folder, 'test/vectors')).filter((name) => name.startsWith('create-queue-group'));
    const vectors = own.flatMap(
      (name) =>
        (
          JSON.parse(readFileSync(join(folder, 'test/vectors', name), 'utf8')) as {
            vectors: { requirements: string[] }[];
          }
        ).vectors,
    );
    const covered = new Set(vectors.flatMap((vector) => vector.requirements));
    for (let row = 1; row <= 7; row++) expect(covered).toContain(`XC-QGR-${row}`);
    const { code, stdout } = run();
    const { summary } = JSON.parse(stdout) as { summary: { total: number; passed: number } };
    expect(summary.total).toBeGreaterThanOrEqual(vectors.length);
    expect(summary.passed).toBe(summary.total);
    expect(code).toBe(0);
  });

  it.each(['XC-QGR-3:drop-left', 'XC-QGR-3:unequal-2', 'XC-QGR-6:zero'])(
    'gets vectors that notice a device which is wrong in %s',
    (mutant) => {
      expect(run('--mutant', mutant)).toMatchObject({ code: 1 });
    },
  );

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('gets a row in the opcode index', () => {
    const index = readFileSync(join(folder, 'spec/index.md'), 'utf8');
    expect(index).toContain('[Create Queue Group command](commands/create-queue-group.md');
    expect(index).toContain('EDh');
  });
});

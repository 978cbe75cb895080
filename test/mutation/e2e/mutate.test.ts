import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Manifest } from '../../../codegen/model/manifest.ts';
import type { VectorFile } from '../../../codegen/model/vector.ts';
import { snvme } from '../../e2e/snvme.ts';
import { root } from '../../spec-folders.ts';

/** Vectors of the toolkit without those that carry a requirement, in a new folder. */
function vectorsWithout(requirement: string, folder: string): void {
  const from = join(root, 'test/vectors');
  const manifest = JSON.parse(readFileSync(join(from, 'manifest.json'), 'utf8')) as Manifest;
  const wanted = manifest.files.filter(({ path }) => path.startsWith('create-') || path.startsWith('identify'));
  mkdirSync(folder, { recursive: true });
  const files = wanted.map(({ path }) => {
    const file = JSON.parse(readFileSync(join(from, path), 'utf8')) as VectorFile;
    const vectors = file.vectors.filter(({ requirements }) => !requirements.includes(requirement));
    const text = JSON.stringify({ ...file, vectors, count: vectors.length });
    writeFileSync(join(folder, path), text);
    return { path, sha256: createHash('sha256').update(text).digest('hex'), count: vectors.length };
  });
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ ...manifest, files }));
}

describe('snvme mutate', () => {
  const folder = mkdtempSync(join(tmpdir(), 'snvme-mutate-'));
  beforeAll(() => vectorsWithout('XC-CRE-3', join(folder, 'blind')));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('exits 0 and writes the matrix where every mutant of a row is killed', () => {
    const matrix = join(folder, 'kills.json');
    const { code, stdout } = snvme(['mutate', '--only', 'XC-CRE-3:drop', '--json', '--matrix', matrix]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ summary: { survived: 0, errors: 0 } });
    const { requirements } = JSON.parse(readFileSync(matrix, 'utf8')) as { requirements: unknown };
    expect(requirements).toMatchObject([{ id: 'XC-CRE-3', covered: true }]);
  });

  it('exits 1 and names the survivor where no vector looks at the row', () => {
    const { code, stdout } = snvme(['mutate', '--vectors', join(folder, 'blind'), '--only', 'XC-CRE-3:drop']);
    expect(code).toBe(1);
    expect(stdout).toContain('SURVIVED XC-CRE-3:drop\n');
    expect(stdout).toMatch(/create-extended-controller\.md:\d+\n/);
  });
});

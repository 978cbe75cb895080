import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Manifest } from '../../../codegen/model/manifest.ts';
import type { VectorFile } from '../../../codegen/model/vector.ts';
import { snvme } from '../../e2e/snvme.ts';
import { smallSpec } from '../../spec-folders.ts';

/** Copies vectors without those that carry a requirement. */
function vectorsWithout(requirement: string, from: string, to: string): void {
  const manifest = JSON.parse(readFileSync(join(from, 'manifest.json'), 'utf8')) as Manifest;
  mkdirSync(to, { recursive: true });
  const files = manifest.files.flatMap(({ path }) => {
    const file = JSON.parse(readFileSync(join(from, path), 'utf8')) as VectorFile;
    const vectors = file.vectors.filter(({ requirements }) => !requirements.includes(requirement));
    if (vectors.length === 0) return [];
    const text = JSON.stringify({ ...file, vectors, count: vectors.length });
    writeFileSync(join(to, path), text);
    return { path, sha256: createHash('sha256').update(text).digest('hex'), count: vectors.length };
  });
  writeFileSync(join(to, 'manifest.json'), JSON.stringify({ ...manifest, files }));
}

describe('snvme mutate', () => {
  const folder = smallSpec();
  const spec = ['--spec', join(folder, 'spec')];
  const blind = join(folder, 'blind');
  beforeAll(() => {
    expect(snvme(['build', ...spec])).toMatchObject({ code: 0 });
    vectorsWithout('XC-QGR-2', join(folder, 'test/vectors'), blind);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('exits 0 and writes the matrix where every mutant of a row is killed', () => {
    const matrix = join(folder, 'kills.json');
    const { code, stdout } = snvme(['mutate', ...spec, '--only', 'XC-QGR-2:drop', '--json', '--matrix', matrix]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ summary: { survived: 0, errors: 0 } });
    const { requirements } = JSON.parse(readFileSync(matrix, 'utf8')) as { requirements: unknown };
    expect(requirements).toMatchObject([{ id: 'XC-QGR-2', covered: true }]);
  });

  it('exits 1 and names the survivor where no vector looks at the row', () => {
    const { code, stdout, stderr } = snvme(['mutate', ...spec, '--vectors', blind, '--only', 'XC-QGR-2:drop']);
    expect(code, stderr).toBe(1);
    expect(stdout).toContain('SURVIVED XC-QGR-2:drop\n');
    expect(stdout).toMatch(/create-queue-group\.md:\d+\n/);
  });
});

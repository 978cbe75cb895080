import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadManifest, loadVectors } from './load.ts';

const specification = { id: 'test', version: '1', sourceHash: 'sha256:00' };
const file = { format: 'snvme-vectors/1', specification, group: 'g', count: 0, topologies: {}, vectors: [] };
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'snvme-load-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function write(content: unknown, change: Partial<{ sha256: string; count: number; path: string }> = {}): void {
  const text = JSON.stringify(content);
  const entry = { path: 'g.json', sha256: createHash('sha256').update(text).digest('hex'), count: 0, ...change };
  writeFileSync(join(folder, 'g.json'), text);
  writeFileSync(
    join(folder, 'manifest.json'),
    JSON.stringify({ format: 'snvme-manifest/1', specification, files: [entry], uncovered: [] }),
  );
}

describe('loadVectors', () => {
  it('reads what the manifest names', async () => {
    write(file);
    const { manifest, files } = await loadVectors(folder);
    expect(manifest.specification).toEqual(specification);
    expect(files).toEqual([file]);
  });

  it.each([
    ['a changed file', file, { sha256: '00' }, 'Unexpected content (SHA-256'],
    ['another count', file, { count: 3 }, 'Unexpected number of vectors 0, expected 0 (count) and 3 (manifest)'],
    ['a path outside', file, { path: '../g.json' }, 'Unexpected path ../g.json'],
    ['a file that is missing', file, { path: 'h.json' }, 'Unexpected absence'],
    ['another format', { ...file, format: 'snvme-vectors/2' }, {}, 'Unexpected format snvme-vectors/2'],
    ['something else', 3, {}, 'expected a vector file'],
    ['no vectors', { ...file, vectors: null }, {}, 'without vectors'],
  ])('refuses %s', async (_, content, change, message) => {
    write(content, change);
    await expect(loadVectors(folder)).rejects.toThrow(message);
  });

  it('checks files against the schema beside them', async () => {
    write({ ...file, more: 1 });
    writeFileSync(
      join(folder, 'vectors.schema.json'),
      JSON.stringify({ type: 'object', properties: { more: { type: 'string' } } }),
    );
    await expect(loadVectors(folder)).rejects.toThrow('Unexpected value at /more: must be string');
    write(file);
    expect((await loadVectors(folder)).files.length).toBe(1);
  });

  it('refuses a folder without a manifest or with a broken one', async () => {
    expect(loadManifest(folder)).toBeNull();
    await expect(loadVectors(folder)).rejects.toThrow('without manifest.json');
    writeFileSync(join(folder, 'manifest.json'), '{');
    expect(() => loadManifest(folder)).toThrow('expected JSON');
    writeFileSync(join(folder, 'manifest.json'), '{}');
    expect(() => loadManifest(folder)).toThrow('snvme-manifest/1');
  });
});

import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Manifest } from '../../codegen/model/manifest.ts';

const SCRIPT = 'test/adapters/python/read_vectors.py';
const VECTORS = 'test/vectors';
const hasPython = spawnSync('python3', ['--version']).status === 0;

function read(folder: string): { code: number | null; text: string } {
  const { status, stdout, stderr } = spawnSync('python3', [SCRIPT, folder], { encoding: 'utf8' });
  return { code: status, text: stdout + stderr };
}

// Without python3 there is nothing to run.
describe.skipIf(!hasPython)('a consumer in Python', () => {
  const folder = mkdtempSync(join(tmpdir(), 'snvme-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  /** The codec vectors alone, changed; `isListed`: the manifest knows of it. */
  function changed(change: (text: string) => string, isListed: boolean): string {
    const manifest = JSON.parse(readFileSync(join(VECTORS, 'manifest.json'), 'utf8')) as Manifest;
    const text = change(readFileSync(join(VECTORS, 'codec.json'), 'utf8'));
    const sha256 = createHash('sha256').update(text).digest('hex');
    const files = manifest.files.filter(({ path }) => path === 'codec.json');
    copyFileSync(join(VECTORS, 'spec.json'), join(folder, 'spec.json'));
    writeFileSync(join(folder, 'codec.json'), text);
    writeFileSync(
      join(folder, 'manifest.json'),
      JSON.stringify({ ...manifest, files: files.map((file) => (isListed ? { ...file, sha256 } : file)) }),
    );
    return folder;
  }

  it('finds the hashes of the manifest, and packs and unpacks every codec vector', () => {
    const { code, text } = read(VECTORS);
    expect(text).toMatch(/^\d{4,} vectors, \d{4,} codec vectors packed and unpacked, 0 faults\n$/);
    expect(code).toBe(0);
  });

  it('names a file that is not that of the manifest', () => {
    const { code, text } = read(changed((content) => `${content}\n`, false));
    expect(text).toContain('codec.json: another hash than in the manifest\n');
    expect(code).toBe(1);
  });

  it('names a vector whose bytes are others', () => {
    const { code, text } = read(
      changed((content) => content.replace('"00*42 ffff 00*20"', '"00*42 fffe 00*20"'), true),
    );
    expect(text).toMatch(/^codec\.abort\.abcid-greatest: decoded /);
    expect(code).toBe(1);
  });
});

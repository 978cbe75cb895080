import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { groupDownloads, readableSize } from '../src/downloads.ts';
import { fingerprint } from './cache-key.ts';
import { copyFiles } from './downloads.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'site-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('copyFiles', () => {
  it('copies JSON files with size and hash, and drops old ones', () => {
    const [from, to] = [path.join(folder, 'from'), path.join(folder, 'to')];
    mkdirSync(path.join(from, 'schemas'), { recursive: true });
    writeFileSync(path.join(from, 'schemas', 'a.json'), '{}');
    writeFileSync(path.join(from, 'b.txt'), '');
    expect(copyFiles(from, to)).toEqual([
      { name: 'schemas/a.json', size: 2, sha256: '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a' },
    ]);
    rmSync(from, { recursive: true });
    expect(copyFiles(from, to)).toEqual([]);
  });
});

describe('fingerprint', () => {
  it('follows contents, and takes a file that does not exist for nothing', () => {
    const file = path.join(folder, 'a.md');
    const before = fingerprint([folder, file]);
    writeFileSync(file, 'x');
    expect(fingerprint([folder, file])).not.toBe(before);
    expect(before).toMatch(/^[0-9a-f]{16}$/u);
  });
});

describe('groupDownloads', () => {
  it('leaves empty groups out', () => {
    const files = [
      { name: 'create.json', size: 1, sha256: '' },
      { name: 'spec.json', size: 1, sha256: '' },
    ];
    expect(groupDownloads(files).map(({ title }) => title)).toEqual(['Model and manifest', 'Test vectors']);
  });
});

describe('readableSize', () => {
  it.each([
    [999, '999 B'],
    [16_550, '16.6 kB'],
    [2_000_000, '2.0 MB'],
  ])('%d', (size, text) => expect(readableSize(size)).toBe(text));
});

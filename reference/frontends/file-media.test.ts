import { mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FileMedia, type FileAccess } from './file-media.ts';

const block = (value: number, count = 1): Uint8Array => new Uint8Array(512 * count).fill(value);

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'snvme-media-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function contentOf(media: FileMedia, namespace: number, at: number): number | null {
  let value: number | null = null;
  media.read(namespace, at, 1, (data) => (value = data?.[0] ?? null));
  return value;
}

function all(work: (done: (isDone: boolean) => void) => unknown): boolean {
  let result = false;
  work((isDone) => (result = isDone));
  return result;
}

describe('FileMedia', () => {
  it('keeps what was written over the end of the process, and reads zeros elsewhere', () => {
    const media = new FileMedia(join(folder, 'disk'));
    expect(all((done) => media.write(2, 1000, block(7, 2), done))).toBe(true);
    media.close();
    const again = new FileMedia(join(folder, 'disk'));
    expect([999, 1000, 1001, 1002, 2 ** 40].map((at) => contentOf(again, 2, at))).toEqual([0, 7, 7, 0, 0]);
    expect(contentOf(again, 1, 1000)).toBe(0);
    again.close();
  });

  it('is sparse, and nobody else may read it', () => {
    const media = new FileMedia(join(folder, 'disk'));
    media.write(1, 2 ** 21, block(1), () => undefined);
    media.close();
    const { size, blocks, mode } = statSync(join(folder, 'disk/namespace-1.img'));
    expect(size).toBeGreaterThan(2 ** 30);
    expect(blocks * 512).toBeLessThan(2 ** 20);
    expect(mode & 0o077).toBe(0);
  });

  it('does not follow a link that somebody else put in its place', () => {
    writeFileSync(join(folder, 'other'), 'untouched');
    symlinkSync(join(folder, 'other'), join(folder, 'namespace-1.img'));
    const media = new FileMedia(folder);
    expect(all((done) => media.write(1, 0, block(1), done))).toBe(false);
    expect(readFileSync(join(folder, 'other'), 'utf8')).toBe('untouched');
  });

  it('writes zeros in the middle, and gives room back at the end', () => {
    const media = new FileMedia(folder);
    media.write(1, 0, block(5, 4), () => undefined);
    expect(all((done) => media.zero(1, 1, 1, done))).toBe(true);
    expect([0, 1, 2, 3].map((at) => contentOf(media, 1, at))).toEqual([5, 0, 5, 5]);
    expect(all((done) => media.zero(1, 2, 2 ** 40, done))).toBe(true);
    expect([0, 1, 2, 3].map((at) => contentOf(media, 1, at))).toEqual([5, 0, 0, 0]);
    expect(statSync(join(folder, 'namespace-1.img')).size).toBe(1024);
    expect(all((done) => media.zero(1, 2 ** 20, 8, done))).toBe(true);
    expect(statSync(join(folder, 'namespace-1.img')).size).toBe(1024);
    media.close();
  });

  it('forgets everything when it is cleared', () => {
    const media = new FileMedia(folder);
    media.write(1, 0, block(5), () => undefined);
    media.clear();
    expect(contentOf(media, 1, 0)).toBe(0);
    media.close();
  });

  it('fails where the file system fails', () => {
    const broken = (): never => {
      throw new Error('no space left');
    };
    const media = new FileMedia(folder, { ...disk().access, write: broken, read: broken, sync: broken, size: broken });
    expect(all((done) => media.write(1, 0, block(1), done))).toBe(false);
    expect(all((done) => media.flush(1, done))).toBe(false);
    expect(all((done) => media.zero(1, 0, 1, done))).toBe(false);
    expect(contentOf(media, 1, 0)).toBe(null);
  });
});

/** A disk with a volatile cache: what was not synchronized is lost with the power. Each write moves 700 bytes at most. */
function disk(): { access: FileAccess; losePower(): void } {
  let [kept, cached] = [new Uint8Array(0), new Uint8Array(0)];
  return {
    access: {
      open: () => 3,
      read: (_file, into, position) => {
        const part = cached.subarray(position, position + into.length);
        into.set(part);
        return part.length;
      },
      write: (_file, from, position) => {
        const part = from.subarray(0, 700);
        const next = new Uint8Array(Math.max(cached.length, position + part.length));
        next.set(cached);
        next.set(part, position);
        cached = next;
        return part.length;
      },
      size: () => cached.length,
      truncate: (_file, size) => void (cached = cached.slice(0, size)),
      sync: () => void (kept = cached.slice()),
      close: () => undefined,
    },
    losePower: () => void (cached = kept.slice()),
  };
}

describe('after a loss of power', () => {
  it('what was flushed is there, and what was written after that may be lost', () => {
    const { access, losePower } = disk();
    const media = new FileMedia(folder, access);
    media.write(1, 0, block(1, 3), () => undefined);
    media.flush(1, () => undefined);
    media.write(1, 1, block(2), () => undefined);
    losePower();
    expect([0, 1, 2].map((at) => contentOf(media, 1, at))).toEqual([1, 1, 1]);
  });

  it('a flush of all namespaces, as at a shutdown, leaves out none that was used', () => {
    const { access, losePower } = disk();
    const media = new FileMedia(folder, access);
    media.write(1, 0, block(4), () => undefined);
    expect(all((done) => media.flush(null, done))).toBe(true);
    losePower();
    expect(contentOf(media, 1, 0)).toBe(4);
  });

  it('a write with Force Unit Access is there without a flush', () => {
    const { access, losePower } = disk();
    const media = new FileMedia(folder, access);
    media.write(1, 0, block(3, 3), () => undefined, true);
    media.zero(1, 1, 1, () => undefined, true);
    losePower();
    expect([0, 1, 2].map((at) => contentOf(media, 1, at))).toEqual([3, 0, 3]);
  });
});

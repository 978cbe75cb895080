import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CheckCache } from './check-cache.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'check-cache-'));
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

/** The one file of the one folder under the root. */
function file(name: string): string {
  return join(root, readdirSync(root)[0] ?? '', name);
}

test('a value is found again by the same version and folder alone', () => {
  const value = { big: 2n ** 63n, map: new Map([['a', [1]]]) };
  new CheckCache('spec', '1', root).write('memory', value);
  expect(new CheckCache('spec', '1', root).read('memory')).toEqual(value);
  expect(new CheckCache('spec', '1', root).read('other')).toBeNull();
  expect(new CheckCache('spec', '2', root).read('memory')).toBeNull();
  expect(new CheckCache('draft/spec', '1', root).read('memory')).toBeNull();
});

test('nobody else can read it', () => {
  new CheckCache('spec', '1', root).write('memory', 1);
  expect(statSync(file('memory')).mode & 0o077).toBe(0);
  expect(statSync(join(root, readdirSync(root)[0] ?? '')).mode & 0o077).toBe(0);
});

test.each([
  ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length - 1)],
  ['empty', () => Buffer.alloc(0)],
  ['another byte', (bytes: Buffer) => Buffer.from(bytes.map((byte, index) => (index === 40 ? byte ^ 1 : byte)))],
])('what is damaged (%s) is not there', (_, damage) => {
  const cache = new CheckCache('spec', '1', root);
  cache.write('memory', { some: 'value' });
  writeFileSync(file('memory'), damage(readFileSync(file('memory'))));
  expect(cache.read('memory')).toBeNull();
});

test('a folder that cannot be written to is no error', () => {
  writeFileSync(join(root, 'no-folder'), '');
  const cache = new CheckCache('spec', '1', join(root, 'no-folder'));
  cache.write('memory', 1);
  expect(cache.read('memory')).toBeNull();
});

test('what is not needed any more goes, and so do folders that were not used for long', () => {
  const cache = new CheckCache('spec', '1', root);
  cache.write('part-a', 1);
  cache.write('part-b', 1);
  cache.write('other', 1);
  cache.forget('part-', new Set(['part-b']));
  expect([...cache.names()].sort()).toEqual(['other', 'part-b']);
  utimesSync(join(root, readdirSync(root)[0] ?? ''), 0, 0);
  for (let i = 2; i < 12; i += 1) new CheckCache('spec', String(i), root).write('a', i);
  expect(readdirSync(root)).toHaveLength(8);
  expect(cache.names()).toEqual([]);
  chmodSync(root, 0o700);
});

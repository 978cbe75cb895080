import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CheckCache } from '../../codegen/io/check-cache.ts';
import { smallSpec } from '../spec-folders.ts';
import { readModel } from './read-model.ts';

let folder: string;
let said: string[];

beforeEach(() => {
  folder = smallSpec();
  said = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

function read(): ReturnType<typeof readModel> {
  const spec = join(folder, 'spec');
  return readModel(spec, (text) => void said.push(text), new CheckCache(spec, '1', join(folder, 'cache')));
}

function edit(from: string, to: string): void {
  const path = join(folder, 'spec', 'index.md');
  writeFileSync(path, readFileSync(path, 'utf8').replace(from, to));
}

test('the model that was kept is the one that the text gives', () => {
  const first = read();
  expect(read()).toEqual(first);
  expect(read()).not.toBe(first);
  expect(said).toEqual([]);
});

test('an edit is seen, and one model is kept at a time', () => {
  read();
  const { version } = read()?.document ?? { version: '' };
  edit(`version: ${version}`, 'version: 9.9.9');
  expect(read()?.document.version).toBe('9.9.9');
  const [own = ''] = readdirSync(join(folder, 'cache'));
  expect(readdirSync(join(folder, 'cache', own))).toHaveLength(1);
});

test('a text with an error gives no model, whatever was kept before', () => {
  read();
  edit('version:', 'versoin:');
  expect(read()).toBeNull();
  expect(said.join('')).toContain('index.md:');
});

import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { LineFile } from './line-file.ts';
import { OutputPathError } from './write.ts';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'lines-'))));
afterEach(() => rmSync(folder, { recursive: true }));

it('ends every line, and leaves nothing of an older file', () => {
  const path = join(folder, 'lines');
  writeFileSync(path, 'something that is longer than what comes');
  const file = new LineFile(path);
  file.add('one');
  file.add('two');
  file.close();
  expect(readFileSync(path, 'utf8')).toBe('one\ntwo\n');
});

it('refuses a place that cannot be written before anything is added', () => {
  for (const path of [folder, join(folder, 'no', 'lines')]) {
    expect(() => new LineFile(path)).toThrow(OutputPathError);
    expect(() => new LineFile(path)).toThrow(`Cannot write ${path}: E`);
  }
  expect(existsSync(join(folder, 'no'))).toBe(false);
});

// A device that is always full; only Linux has it.
it.skipIf(!existsSync('/dev/full'))('tells that the lines did not arrive', () => {
  const file = new LineFile('/dev/full');
  file.add('one');
  expect(() => file.close()).toThrow('Cannot write /dev/full: ENOSPC');
});

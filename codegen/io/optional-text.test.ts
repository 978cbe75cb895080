import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { optionalText } from './optional-text.ts';

test('a file, no file, too large a file and a folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'optional-'));
  writeFileSync(join(folder, 'a'), 'text');
  mkdirSync(join(folder, 'b'));
  expect(optionalText(join(folder, 'a'), 4)).toBe('text');
  expect(optionalText(join(folder, 'c'), 4)).toBeNull();
  expect(() => optionalText(join(folder, 'a'), 3)).toThrow('4 bytes, expected at most 3');
  expect(() => optionalText(join(folder, 'b'), 3)).toThrow('expected a file');
  rmSync(folder, { recursive: true });
});

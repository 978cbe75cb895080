import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { Catalog } from '../../codegen/derive/catalog.ts';
import { codecVectors } from '../../codegen/derive/codec-vectors.ts';
import { cHeader } from '../../codegen/emit/c/header.ts';
import { model } from '../spec-model.ts';
import { codecProgram } from './c-program.ts';

const WARNINGS = ['-Wall', '-Wextra', '-Wpedantic', '-Wconversion', '-Werror'];
const has = (program: string): boolean => spawnSync(program, ['--version']).status === 0;
const folder = mkdtempSync(join(tmpdir(), 'snvme-c-'));
const vectors = codecVectors(new Catalog(model));

beforeAll(() => {
  writeFileSync(join(folder, 'snvme.h'), cHeader(model));
  writeFileSync(join(folder, 'codec.c'), codecProgram(model, vectors));
});

/** Compiles the program and returns its path. */
function compiled(compiler: string, standard: string, ...more: readonly string[]): string {
  const program = join(folder, `codec-${compiler}-${standard}`);
  execFileSync(compiler, [`-std=${standard}`, ...WARNINGS, ...more, '-o', program, join(folder, 'codec.c')]);
  return program;
}

/** Compiles the program and returns what it prints. */
function outputOf(compiler: string, standard: string, ...more: readonly string[]): string {
  return execFileSync(compiled(compiler, standard, ...more), { encoding: 'utf8' });
}

describe.each(['gcc', 'clang'])('%s takes the C header, and a program packs every codec vector with it', (compiler) => {
  it.skipIf(!has(compiler)).each(['c99', 'c11', 'c2x'])('as %s', (standard) => {
    expect(outputOf(compiler, standard)).toBe(`${vectors.length} vectors, 0 failures\n`);
  });
});

describe.each(['g++', 'clang++'])('%s takes the C header', (compiler) => {
  it.skipIf(!has(compiler))('as C++17', () => {
    expect(outputOf(compiler, 'c++17', '-x', 'c++')).toBe(`${vectors.length} vectors, 0 failures\n`);
  });
});

const hasBigEndian = has('s390x-linux-gnu-gcc') && has('qemu-s390x');

describe.skipIf(!hasBigEndian)(
  'a machine of the other byte order (skipped without s390x-linux-gnu-gcc and qemu-s390x)',
  () => {
    it('packs every codec vector with the C header', () => {
      const program = compiled('s390x-linux-gnu-gcc', 'c99', '-static');
      // Byte 5 of an ELF file is its byte order: 2 says that the most significant byte is the first one.
      expect(readFileSync(program)[5]).toBe(2);
      expect(execFileSync('qemu-s390x', [program], { encoding: 'utf8' })).toBe(
        `${vectors.length} vectors, 0 failures\n`,
      );
    });
  },
);

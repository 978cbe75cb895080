import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
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

/** Compiles the program and returns what it prints. */
function outputOf(compiler: string, standard: string, ...more: readonly string[]): string {
  const program = join(folder, `codec-${compiler}-${standard}`);
  execFileSync(compiler, [`-std=${standard}`, ...WARNINGS, ...more, '-o', program, join(folder, 'codec.c')]);
  return execFileSync(program, { encoding: 'utf8' });
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

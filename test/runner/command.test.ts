import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { VectorFile } from '../../codegen/model/vector.ts';
import { readSpecFolder } from '../../codegen/io/spec-folder.ts';
import type { Model } from '../../codegen/model/model.ts';
import { readSpecification } from '../../codegen/read/specification.ts';
import { smallSpec } from '../spec-folders.ts';
import { specificationId } from '../../codegen/model/specification.ts';
import type { ExitCode } from './command.ts';
import { executeRun } from './command.ts';
import type { RunRequest } from './request.ts';
import { entriesOf, ring, scenario, vectorFile } from './fixtures.ts';

let folder: string;
let model: Model;

beforeAll(() => {
  folder = smallSpec();
  model = readSpecification(readSpecFolder(join(folder, 'spec'))).model;
  const { sqe, cqe } = entriesOf(model);
  const steps = [sqe(0, 'Create Queue Group', { LABEL: 1 }), ring(1)];
  const requirements = ['XC-QGR-1'];
  const good = scenario('good', [...steps, cqe(0, '00/00')], { requirements });
  const bad = scenario('bad', [...steps, cqe(0, '00/02')], { requirements });
  const skipped = scenario('skipped', [], { requirements, requires: [['>', 'EXT.TAGMAX', 9]] });
  write({ ...vectorFile(good, bad, skipped), world: { TAGMAX: 2, MDTS: 5 } });
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function write(file: VectorFile): void {
  const text = JSON.stringify(file);
  mkdirSync(join(folder, 'test', 'vectors'), { recursive: true });
  writeFileSync(join(folder, 'test', 'vectors', 'hand.json'), text);
  const files = [{ path: 'hand.json', sha256: createHash('sha256').update(text).digest('hex'), count: file.count }];
  const manifest = { format: 'snvme-manifest/1', specification: specificationId(model), files, uncovered: [] };
  writeFileSync(join(folder, 'test', 'vectors', 'manifest.json'), JSON.stringify(manifest));
}

async function run(change: Partial<RunRequest>): Promise<{ code: ExitCode; result: string; words: string }> {
  const request = {
    spec: join(folder, 'spec'),
    dut: 'reference',
    timeout: '10000',
    only: [],
    skip: [],
    report: [],
    json: false,
    ...change,
  };
  let [result, words] = ['', ''];
  const code = await executeRun(request, {
    result: (text) => void (result += text),
    words: (text) => void (words += text),
  });
  return { code, result, words };
}

describe('snvme run', () => {
  it('runs the vectors beside the specification and ends with 1 where one fails', async () => {
    const { code, result, words } = await run({});
    expect(code).toBe(1);
    expect(result).toContain('FAIL bad: bad');
    expect(result).toContain('3 vectors: 1 passed, 1 failed, 1 skipped');
    expect(words).toBe('');
  });

  it('ends with 0 where all that ran passed, and with 4 where nothing ran', async () => {
    expect((await run({ skip: ['bad'] })).code).toBe(0);
    expect((await run({ only: ['skipped'] })).code).toBe(4);
    expect((await run({ only: ['no-such-vector'] })).code).toBe(4);
  });

  it('shuffles by a seed and repeats, and tells what is wrong with them', async () => {
    const { code, words, result } = await run({ shuffle: true, seed: '7', repeat: '2', skip: ['bad'] });
    expect([code, words]).toEqual([0, 'Shuffled with --seed 7\n']);
    expect(result).toContain('2 vectors: 1 passed');
    for (const wrong of [{ repeat: '0' }, { repeat: 'x' }, { seed: '1' }, { shuffle: true, seed: '-1' }])
      expect((await run(wrong)).code).toBe(2);
    expect((await run({ repeat: '2', journal: 'x.jsonl' })).words).toContain('a journal holds one run');
  });

  it('prints one JSON document, and words elsewhere', async () => {
    const { result, words } = await run({ json: true });
    expect(JSON.parse(result)).toMatchObject({ summary: { total: 3, passed: 1, failed: 1, skipped: 1 } });
    expect(words).toBe('3 vectors: 1 passed, 1 failed, 1 skipped\n');
  });

  it('writes reports', async () => {
    await run({ report: [`junit=${join(folder, 'out', 'junit.xml')}`, `json=${join(folder, 'out', 'run.json')}`] });
    expect(readFileSync(join(folder, 'out', 'junit.xml'), 'utf8')).toContain('<testcase classname="hand" name="good"');
    expect(JSON.parse(readFileSync(join(folder, 'out', 'run.json'), 'utf8'))).toMatchObject({ summary: { total: 3 } });
  });

  it.each([
    ['snvme-no-such-adapter', 'it exited with 127'],
    ['unix:/nonexistent/socket', 'expected an adapter that listens there'],
  ])('ends with 3 where the adapter %s is not there', async (dut, message) => {
    const { code, words } = await run({ dut });
    expect(code).toBe(3);
    expect(words).toContain(message);
  });

  it.each<[string, Partial<RunRequest>, string]>([
    ['a time-out', { timeout: 'soon' }, 'Unexpected time-out soon, expected 1 to 3600000 milliseconds'],
    ['a mutant of another device', { dut: 'no', mutant: 'XC-QGR-999:drop' }, 'expected --dut reference'],
    ['a report', { report: ['xml=f'] }, 'expected FORMAT=FILE with a format of text, json, junit'],
    ['a specification', { spec: '/nonexistent' }, 'Cannot read the specification folder /nonexistent'],
    ['a mutant', { mutant: 'XC-QGR-999:drop' }, 'XC-QGR-999'],
  ])('ends with 2 where it does not know %s', async (_, change, message) => {
    const { code, words } = await run(change);
    expect(code).toBe(2);
    expect(words).toContain(message);
  });

  it('ends with 2 where the vectors were changed by hand', async () => {
    const path = join(folder, 'test', 'vectors', 'hand.json');
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, `${text} `);
    expect(await run({})).toMatchObject({
      code: 2,
      words: expect.stringContaining('Unexpected content (SHA-256') as string,
    });
    writeFileSync(path, text);
  });

  it('ends with 1 and the place where the text has errors', async () => {
    const broken = join(folder, 'broken');
    cpSync(join(folder, 'spec'), broken, { recursive: true });
    const path = join(broken, 'controller.md');
    writeFileSync(path, readFileSync(path, 'utf8').replace('| Limit | Minimum |', '| Limit | Least |'));
    const { code, words } = await run({ spec: broken });
    expect(code).toBe(1);
    expect(words).toMatch(/controller\.md:\d+:\d+ /);
  });
});

import { expect, it } from 'vitest';
import { mutants } from '../../codegen/mutate/mutate.ts';
import { loadVectors } from '../runner/load.ts';
import { model } from '../spec-model.ts';
import { codecsOf, judgeLayout } from './judge-layout.ts';

const { files } = await loadVectors('test/vectors');
const codecs = codecsOf(files);
const layouts = [...mutants(model)].filter((mutant) => mutant.class === 'layout');

it('notices each field that is moved, wider or narrower, by a codec vector', async () => {
  expect(layouts.length).toBeGreaterThan(1000);
  const unnoticed: string[] = [];
  for (const mutant of layouts) {
    const judgement = await judgeLayout(mutant, codecs, { all: false });
    if (judgement?.verdict !== 'killed') unnoticed.push(mutant.id);
  }
  expect(unnoticed).toEqual([]);
});

it('leaves to the scenarios what no codec vector notices, and what is no layout', async () => {
  const [mutant] = layouts;
  if (!mutant) throw new Error('Unexpected text without layouts, expected fields');
  expect(await judgeLayout(mutant, new Map(), { all: false })).toBeNull();
  const row = [...mutants(model)].find(({ class: kind }) => kind === 'row');
  if (!row) throw new Error('Unexpected text without rows, expected one');
  expect(await judgeLayout(row, codecs, { all: false })).toBeNull();
});

it('lists every codec vector that fails where it is asked to, and names a row that reads the field', async () => {
  const mutant = layouts.find(({ readers }) => readers.length > 0);
  if (!mutant) throw new Error('Unexpected text without rows that read a field, expected one');
  const judgement = await judgeLayout(mutant, codecs, { all: true });
  expect(judgement?.killers?.length).toBeGreaterThan(1);
  expect(mutant.readers).toContain(judgement?.requirement);
});

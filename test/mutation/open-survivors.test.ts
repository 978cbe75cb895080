import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { mutants } from '../../codegen/mutate/mutate.ts';
import { root } from '../spec-folders.ts';
import { model } from '../spec-model.ts';

test('each mutant that is known to survive is one of the text, so that the list does not outlive its rows', () => {
  const { mutants: open } = JSON.parse(readFileSync(join(root, 'test/mutation/open-survivors.json'), 'utf8')) as {
    readonly mutants: readonly string[];
  };
  const ids = new Set([...mutants(model)].map(({ id }) => id));
  expect(open.filter((id) => !ids.has(id))).toEqual([]);
  expect(new Set(open).size).toBe(open.length);
});

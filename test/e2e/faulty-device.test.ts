import { join } from 'node:path';
import { expect, it } from 'vitest';
import { FAULTS } from '../faults/all.ts';
import { groundOf } from '../mutation/judge.ts';
import { judgeFault } from '../mutation/judge-fault.ts';
import { suiteOf } from '../mutation/suite.ts';
import { loadVectors } from '../runner/load.ts';
import { root } from '../spec-folders.ts';
import { model } from '../spec-model.ts';

const { files } = await loadVectors(join(root, 'test/vectors'));
const ground = groundOf(model, suiteOf(files));

it.each(FAULTS)('fault $name is noticed: $effect', async (fault) => {
  const { verdict, requirement, reason } = await judgeFault(fault, ground, { all: false });
  expect({ verdict, reason }).toEqual({ verdict: 'killed', reason: undefined });
  expect(fault.requirements).toContain(requirement);
});

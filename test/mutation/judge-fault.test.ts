import { expect, it } from 'vitest';
import { FAULTS } from '../faults/all.ts';
import type { Fault } from '../faults/fault.ts';
import { loadVectors } from '../runner/load.ts';
import { model } from '../spec-model.ts';
import { groundOf } from './judge.ts';
import { judgeFault } from './judge-fault.ts';
import { suiteOf } from './suite.ts';

const { files } = await loadVectors('test/vectors');
const suite = suiteOf(files.filter(({ group }) => group === 'scenarios'));

function fault(name: string): Fault {
  const found = FAULTS.find((each) => each.name === name);
  if (!found) throw new Error(`Unexpected ${name}, expected a named fault`);
  return found;
}

it('kills by a vector that names a requirement which the device breaks', async () => {
  const {
    verdict,
    by,
    requirement = '',
  } = await judgeFault(fault('masked-vector-sent'), groundOf(model, suite), {
    all: false,
  });
  expect(verdict).toBe('killed');
  expect(fault('masked-vector-sent').requirements).toContain(requirement);
  expect(suite.find(({ vector }) => vector.id === by)?.vector.requirements).toContain(requirement);
});

it('does not take a failure for a kill where the vector says nothing of the requirement', async () => {
  const other: Fault = { ...fault('masked-vector-sent'), requirements: ['XC-SEE-1'] };
  const few = suite.filter(({ vector }) => vector.requirements.includes('XC-INT-2'));
  const { verdict, reason } = await judgeFault(other, groundOf(model, few), { all: false });
  expect(verdict).toBe('survived');
  expect(reason).toMatch(/^xc-int-\S+ fails, and names none of XC-SEE-1$/);
});

it('finds a survivor in a device without a mistake', async () => {
  const few = suite.filter(({ vector }) => vector.requirements.includes('XC-INT-2'));
  const none: Fault = { name: 'none', effect: '', requirements: ['XC-INT-2'], tamper: () => ({}) };
  expect(await judgeFault(none, groundOf(model, few), { all: false })).toMatchObject({
    verdict: 'survived',
    reason: 'No vector fails',
    ran: few.length,
  });
});

it('names every vector that fails where it is asked to', async () => {
  const { killers = [] } = await judgeFault(fault('phase-not-inverted'), groundOf(model, suite), { all: true });
  expect(killers).toContain('nb-que-s1');
});

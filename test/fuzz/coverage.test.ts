import { expect, it } from 'vitest';
import { model } from '../runner/fixtures.ts';
import { FAULT_KINDS, WORLD_KINDS } from './counting.ts';
import { missing } from './coverage.ts';
import { KINDS } from './run.ts';

const NOTHING = { outcomes: {}, kinds: {}, faultKinds: {}, worlds: {} };

it('names what was never reached', () => {
  const all = missing(model, NOTHING);
  expect(all['steps of the host']).toHaveLength(KINDS.length);
  expect(all['kinds of fault']).toEqual(FAULT_KINDS);
  expect(all['worlds']).toEqual(WORLD_KINDS);
  expect(all['commands that succeeded']).toHaveLength(model.commands.length);
  expect(all['statuses of rows of the tables']).toContain('Create I/O Completion Queue: Invalid Queue Size');
});

it('leaves out what was reached', () => {
  const outcomes = { 'Create I/O Completion Queue': { 'Invalid Queue Size': 1, 'Successful Completion': 2 } };
  const left = missing(model, { ...NOTHING, outcomes, kinds: { mechanics: 1 } });
  expect(left['steps of the host']).not.toContain('mechanics');
  expect(left['commands that succeeded']).not.toContain('Create I/O Completion Queue');
  expect(left['statuses of rows of the tables']).not.toContain('Create I/O Completion Queue: Invalid Queue Size');
  expect(left['statuses of rows of the tables']).toContain('Create I/O Completion Queue: Invalid Queue Identifier');
});

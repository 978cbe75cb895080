import type { VectorResult } from '../runner/result.ts';
import type { RunRecord } from './record.ts';

const common = { group: 'create', requirements: ['XC-CRE-1'], milliseconds: 1.5 };

/** One result of each verdict. */
export const results: readonly VectorResult[] = [
  { ...common, id: 'create.pass', title: 'passes', verdict: 'pass' },
  {
    ...common,
    id: 'create.fail',
    title: 'fails <here> & "there"',
    verdict: 'fail',
    failure: {
      part: 'vector',
      step: 3,
      operation: 'cqe',
      note: 'one too many',
      message: 'The command completed with another status\u0000',
      expected: '1h/38h (Not Enough Resources)',
      actual: '0h/00h (Successful Completion)',
      differences: [{ field: 'DW0', expected: '00000000h', actual: '00010002h' }],
      rows: ['XC-CRE-1'],
    },
  },
  {
    ...common,
    id: 'create.timeout',
    title: 'is late',
    verdict: 'timeout',
    failure: {
      part: 'topology',
      step: 0,
      operation: 'reg.poll',
      message: 'CSTS does not reach the value',
      differences: [],
      rows: [],
    },
  },
  { ...common, id: 'create.skip', title: 'is skipped', verdict: 'skip', reason: 'EXT.MAXXC >= 2 (1 >= 2)' },
  { ...common, id: 'other.pending', group: 'other', title: 'waits', verdict: 'pending', reason: 'no faults' },
  { ...common, id: 'other.error', group: 'other', title: 'breaks', verdict: 'error', reason: 'the transport <closed>' },
  {
    ...common,
    id: 'other.blocked',
    group: 'other',
    title: 'is blocked',
    verdict: 'blocked',
    requirements: [],
    reason: 'no reset',
  },
];

const hash = `sha256:${'0'.repeat(64)}`;

/** A run with these results, of a specification with three requirements. */
export const record: RunRecord = {
  format: 'snvme-run/1',
  specification: { id: 'test', version: '1', sourceHash: hash },
  vectors: hash,
  runner: '1',
  started: '2026-01-31T12:00:00.000Z',
  device: { name: 'D<1>', vendor: 'V', version: '2', serial: 'S1', level: 'queue', clock: 'real' },
  options: { only: [], skip: [], shard: null, mutant: null, vectorTimeout: null, seed: null, repeat: 1 },
  requirements: [
    { id: 'XC-CRE-1', sentence: 'A device shall say "no" & no more.', file: 'create.md', vectors: 6 },
    { id: 'XC-CRE-2', sentence: '', file: 'create.md', vectors: 1 },
    { id: 'XC-CRE-3', sentence: 'It may.', file: 'create.md', vectors: 0 },
  ],
  results,
};

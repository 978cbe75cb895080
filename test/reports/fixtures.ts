import type { VectorResult } from '../runner/result.ts';

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

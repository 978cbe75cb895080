import { expect, it } from 'vitest';
import { NOWHERE, model } from '../../model/fixtures.ts';
import { evidenceKnown } from './evidence-known.ts';

it('finds ids of no requirement, and a second row', () => {
  const evidence = ['XC-A-1', 'XC-A-1', 'XC-A-9'].map((id) => ({
    id,
    method: 'Analysis' as const,
    reason: 'It is.',
    at: NOWHERE,
  }));
  const requirementIndex = [{ id: 'XC-A-1', section: 'a.md', table: 'tbl:a', kind: 'Requirements', at: NOWHERE }];
  expect(evidenceKnown({ ...model(), evidence, requirementIndex }).map(({ message }) => message)).toEqual([
    expect.stringContaining('Unexpected id XC-A-9, expected one of a requirement'),
    'Unexpected second row for XC-A-1, expected one',
  ]);
});

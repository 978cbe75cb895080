import { expect, it } from 'vitest';
import { NOWHERE, model } from '../model/fixtures.ts';
import { gapsIn } from './gaps.ts';

const entry = (id: string) => ({ id, section: 'a.md', table: 'tbl:a', kind: 'Requirements', at: NOWHERE });
const text = {
  ...model(),
  requirementIndex: ['XC-A-1', 'XC-A-2', 'XC-A-3', 'XC-A-4'].map(entry),
  evidence: ['XC-A-2', 'XC-A-4'].map((id) => ({ id, method: 'Analysis' as const, reason: 'It is.', at: NOWHERE })),
};

it('counts what has a reason, and names what has none and what needs none', () => {
  expect(gapsIn(text, new Set(['XC-A-1', 'XC-A-4']))).toEqual([
    '1 requirements without a vector have a row of Other evidence',
    '1 requirements without a vector: XC-A-3',
    'Rows of Other evidence for what vectors show: XC-A-4',
  ]);
  expect(gapsIn({ ...text, evidence: [] }, new Set(text.requirementIndex.map(({ id }) => id)))).toEqual([]);
});

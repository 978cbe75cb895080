import { expect, test } from 'vitest';
import { compareRequirementIds, placeholderArea } from './requirement-id.ts';

test('ids stand by area, then by number', () => {
  const ids = ['XC-CRE-10', 'NB-COM-1', 'XC-CRE-2', 'XC-CR-11'];
  expect(ids.sort(compareRequirementIds)).toEqual(['NB-COM-1', 'XC-CR-11', 'XC-CRE-2', 'XC-CRE-10']);
});

test.each([
  ['XC-CRE-?', 'XC-CRE'],
  ['XC-CRE-1', null],
  ['XC-CRE-1?', null],
  ['?', null],
])('%s is a placeholder of %s', (id, area) => {
  expect(placeholderArea(id)).toBe(area);
});

import { expect, test } from 'vitest';
import { english, englishCondition } from './english.ts';
import { expression } from './sample.ts';

test.each([
  ['count(SH) >= MAXSH', 'the number of SH is greater than or equal to MAXSH'],
  ['ACT = Put', 'ACT is Put'],
  ['ACT != Put and NB = 3', 'ACT is not Put and NB is equal to 3'],
  ['ACT in {Put, Take, Lock}', 'ACT is Put, Take or Lock'],
  ['NB not in 2..MAXSH', 'NB is not in the range from 2 to MAXSH'],
  ['not exists SH[SHID]', 'SH[SHID] does not exist'],
  ['not NB < 3', 'NB is greater than or equal to 3'],
  ['reserved ACT or malformed LABEL', 'ACT has a reserved value or LABEL is malformed'],
  ['reserved FIELD', 'any field that has a table of values has a reserved value'],
  ['NB = 1 and (SHID = 2 or NSID = 3)', 'NB is equal to 1 and (SHID is equal to 2 or NSID is equal to 3)'],
  [
    'exists b in BOXES, s in SH where IsHeavy(b)',
    'there is some b in BOXES and some s in SH for which IsHeavy(b) holds',
  ],
  ['not exists b in BOXES where not IsHeavy(b)', 'there is no b in BOXES for which IsHeavy(b) does not hold'],
  ['every b in BOXES satisfies b.WEIGHT > 0', 'for every b in BOXES, b.WEIGHT is greater than 0'],
  [
    'sum(b.WEIGHT for b in BOXES where index(b) > 1) mod 4 = 0',
    'the sum of b.WEIGHT over each b in BOXES for which the index of b is greater than 1 modulo 4 is equal to 0',
  ],
  ['this.NEXT = none', 'this.NEXT is none'],
])('%s', (text, words) => {
  expect(englishCondition(expression(text), new Set(['Put', 'Take', 'Lock']))).toBe(words);
});

test('values', () => {
  expect(english(expression('MAXSH - count(SH)'))).toBe('MAXSH minus the number of SH');
  expect(english(expression('entries(NUMD) * 4'))).toBe("the number of which NUMD is the 0's based value times 4");
});

import { describe, expect, it } from 'vitest';
import type { CodecVector } from '../../codegen/model/vector.ts';
import { isSelected, matchesPattern } from './select.ts';

const vector: CodecVector = {
  id: 'create.XC-CRE-1.true',
  kind: 'codec',
  title: '',
  struct: 'X',
  direction: 'both',
  bytes: '',
  fields: {},
  result: 'valid',
  requirements: ['XC-CRE-1', 'NB-COM-1'],
};
const selected = (only: string[], skip: string[] = []): boolean => isSelected(vector, 'create', { only, skip });

describe('isSelected', () => {
  it('takes all where nothing is asked for', () => {
    expect(selected([])).toBe(true);
  });

  it('matches ids, requirement ids and groups', () => {
    for (const pattern of ['create.*', 'XC-CRE-?', 'nb-com-1', 'CREATE']) expect(selected([pattern])).toBe(true);
    for (const pattern of ['create.', 'XC-CRE', 'receive']) expect(selected([pattern])).toBe(false);
    expect(selected(['receive', 'create'])).toBe(true);
  });

  it('leaves out what is to be skipped', () => {
    expect(selected(['create'], ['XC-CRE-1'])).toBe(false);
  });
});

describe('matchesPattern', () => {
  it('takes all characters but * and ? as they are', () => {
    expect(matchesPattern('a.b', 'a.b')).toBe(true);
    expect(matchesPattern('axb', 'a.b')).toBe(false);
    expect(matchesPattern('a(b)[c]', 'a(b)[c]')).toBe(true);
  });
});

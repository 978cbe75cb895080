import { describe, expect, it } from 'vitest';
import type { CodecVector } from '../../codegen/model/vector.ts';
import { isSelected, matchesPattern, parseShard } from './select.ts';

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

  it('matches the commands that a vector submits, and its flags', () => {
    const at = { ...vector, struct: 'Get Features', flags: ['boundary'] };
    const takes = (pattern: string): boolean => isSelected(at, 'codec', { only: [pattern], skip: [] });
    for (const pattern of ['command:Get Features', 'command:get*', 'flag:boundary']) expect(takes(pattern)).toBe(true);
    for (const pattern of ['Get Features', 'boundary', 'flag:Get*']) expect(takes(pattern)).toBe(false);
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

describe('shards', () => {
  it('has each vector in one part, whatever other vectors there are', () => {
    const ids = Array.from({ length: 200 }, (_, i) => `create.XC-CRE-${i}.true`);
    const parts = [1, 2, 3].map((index) =>
      ids.filter((id) => isSelected({ ...vector, id }, 'create', { only: [], skip: [], shard: { index, count: 3 } })),
    );
    expect(parts.flat().toSorted()).toEqual(ids.toSorted());
    for (const part of parts) expect(part.length).toBeGreaterThan(40);
  });

  it('reads a part and the number of parts', () => {
    expect(parseShard('2/4')).toEqual({ index: 2, count: 4 });
    for (const text of ['0/4', '5/4', '1/0', '1/1001', '1', '1/2/3', 'a/b', '-1/2'])
      expect(parseShard(text)).toBeNull();
  });
});

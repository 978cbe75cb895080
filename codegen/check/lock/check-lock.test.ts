import { describe, expect, test } from 'vitest';
import { model, NOWHERE } from '../../model/fixtures.ts';
import type { Model } from '../../model/model.ts';
import { checkLock } from './check-lock.ts';
import { formatLock, type LockEntry } from './lock.ts';
import { sentenceHash } from './sentence-hash.ts';

const spec = (texts: Readonly<Record<string, string>>): Model =>
  model({
    requirements: Object.entries(texts).map(([id, text]) => ({ id, text, section: 'test.md', at: NOWHERE })),
    requirementIndex: Object.keys(texts).map((id) => ({
      id,
      section: 'test.md',
      table: 'tbl:a',
      kind: 'Requirements',
      at: NOWHERE,
    })),
  });
const entry = (text: string, state: LockEntry['state'] = 'active'): LockEntry => ({ state, text: sentenceHash(text) });
const lock = formatLock(
  new Map([
    ['XC-A-1', entry('One shall be one.')],
    ['XC-A-2', entry('Two shall be two.', 'reworded')],
    ['XC-A-3', entry('Three shall be three.', 'retired')],
  ]),
);
const SOUND = { 'XC-A-1': 'One shall be one.', 'XC-A-2': 'Two shall be two.' };

describe('the lock', () => {
  test('is silent where text and lock agree, and where there is no lock', () => {
    expect(checkLock(spec(SOUND), lock)).toEqual([]);
    expect(checkLock(spec({ 'XC-B-9': 'New.' }), null)).toEqual([]);
  });

  test('does not mind how a sentence is broken and marked', () => {
    const marked = { ...SOUND, 'XC-A-1': '*One*  shall\nbe [one](../other.md#one).' };
    expect(checkLock(spec(marked), lock)).toEqual([]);
  });

  test.each([
    [{ ...SOUND, 'XC-B-1': 'B shall be.' }, 'warning', 'test.md', 'Unexpected XC-B-1, expected an id of the lock'],
    [{ ...SOUND, 'XC-A-2': 'Two shall be 2.' }, 'warning', 'test.md', 'XC-A-2 says something else under its old id'],
    [{ ...SOUND, 'XC-A-3': 'Three shall be three.' }, 'error', 'test.md', 'Unexpected XC-A-3, which is retired'],
    [{ 'XC-A-1': 'One shall be one.' }, 'warning', 'requirements.lock.json', 'Unexpected end of XC-A-2'],
  ])('finds %j', (texts, severity, file, message) => {
    const findings = checkLock(spec(texts), lock);
    expect(findings).toMatchObject([{ rule: 'requirement-lock', severity, file }]);
    expect(findings[0]?.message).toContain(message);
  });

  test('that cannot be read is one error at its file', () => {
    expect(checkLock(spec(SOUND), '{}')).toMatchObject([
      { severity: 'error', file: 'requirements.lock.json', message: expect.stringContaining('line 1: Unexpected {}') },
    ]);
  });
});

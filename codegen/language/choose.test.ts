import { describe, expect, test } from 'vitest';
import { ascending, firstAllowed, rotating } from './choose.ts';
import { interpretMalformed } from './interpret-text.ts';
import { numberType } from './types.ts';
import type { Value } from './values.ts';

function first<T>(values: Iterable<T>, count: number): T[] {
  const found: T[] = [];
  for (const value of values) {
    if (found.length === count) break;
    found.push(value);
  }
  return found;
}

describe('the default chooser', () => {
  test('keys ascend from the low end, and none of them is taken', () => {
    const free = { has: (key: number) => key !== 4, next: (key: number) => (key === 4 ? 5 : key) };
    expect([...ascending.key('SH', { low: 3, high: 6 }, free)]).toEqual([3, 5, 6]);
  });

  test.each<[Value | undefined, number[]]>([
    [undefined, [1, 2, 3]],
    [1, [2, 3, 1]],
    [3, [1, 2, 3]],
    [9, [1, 2, 3]],
  ])('numbers go on after %s and wrap', (last, expected) => {
    expect([...ascending.value('GEN', numberType(1, 3), last)]).toEqual(expected);
  });

  test.each([
    ['ascii', 20],
    ['nqn', 256],
  ] as const)('texts of %s count up and are well formed', (format, size) => {
    const [one, two] = first(ascending.value('OWN', { kind: 'bytes', size, format }, undefined), 2);
    expect(first(ascending.value('OWN', { kind: 'bytes', size, format }, one), 1)).toEqual([two]);
    expect(one).not.toBe(two);
    for (const text of [one, two]) {
      expect(text).toHaveLength(size * 2);
      expect(interpretMalformed(String(text), format)).toBe(false);
    }
  });
});

test('the rotating chooser goes on after the last of several numbers, and wraps', () => {
  const taken = new Map([
    [0, 1],
    [1, 3],
  ]);
  expect([...rotating.several('LIST', numberType(1, 4), taken)]).toEqual([4, 1, 2, 3]);
  expect([...rotating.several('LIST', numberType(1, 3), undefined)]).toEqual([1, 2, 3]);
});

test('a choice is given up after a bounded number of tries', () => {
  function* endless(): Iterable<number> {
    for (let i = 0; ; i += 1) yield i;
  }
  expect(firstAllowed(endless(), (value) => value === 99_999)).toBe(99_999);
  expect(firstAllowed(endless(), (value) => value === 100_000)).toBeUndefined();
});

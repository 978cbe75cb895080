import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Objects } from './objects.ts';
import { ObjectInstance } from './values.ts';

const object = (key: number): ObjectInstance => new ObjectInstance('SH', key, {});

test('the next free key is the first that a search finds, whatever came and went', () => {
  const key = fc.oneof(fc.integer({ min: 0, max: 70 }), fc.constantFrom(65_535, 65_536, 70_000));
  const move = fc.tuple(fc.constantFrom('set', 'delete', 'clear'), key);
  fc.assert(
    fc.property(fc.array(move, { maxLength: 60 }), key, (moves, from) => {
      const objects = new Objects();
      for (const [what, at] of moves) {
        if (what === 'set') objects.set(at, object(at));
        if (what === 'delete') objects.delete(at);
        if (what === 'clear' && at === 3) objects.clear();
      }
      let free = from;
      while (objects.has(free)) free += 1;
      expect(objects.nextFree(from)).toBe(free);
    }),
  );
});

test('full words of keys are passed over', () => {
  const objects = new Objects();
  for (let key = 0; key < 65_536; key += 1) objects.set(key, object(key));
  expect(objects.nextFree(0)).toBe(65_536);
  objects.delete(40_000);
  expect(objects.nextFree(1)).toBe(40_000);
});

test('what is calculated from objects hears of each change, and is made once', () => {
  const objects = new Objects();
  const touched: [number, string | null][] = [];
  const make = (): { touch(key: number, attribute: string | null): void } => ({
    touch: (key, attribute) => void touched.push([key, attribute]),
  });
  expect(objects.derive('one', make)).toBe(objects.derive('one', make));
  objects.set(1, object(1)).set(2, object(2)).touch(1, 'STATE');
  objects.delete(1);
  objects.delete(1);
  objects.clear();
  expect(touched).toEqual([
    [1, null],
    [2, null],
    [1, 'STATE'],
    [1, null],
    [2, null],
  ]);
});

test('it is written as a map would be', () => {
  const objects = new Objects();
  objects.set(2, object(2)).set(1, object(1));
  expect(JSON.parse(JSON.stringify(objects))).toEqual([2, 1].map((key) => [key, { ...object(key) }]));
});

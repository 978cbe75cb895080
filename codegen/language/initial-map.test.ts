import { describe, expect, test } from 'vitest';
import type { Attribute } from '../model/model.ts';
import { initialMap } from './initial-map.ts';
import { attribute, expression, named, sampleModel } from './sample.ts';
import { World } from './world.ts';

const world = new World(sampleModel());
const limits = { MAXSH: 3, BOXMAX: 4, HEAVY: 0 };

function mapOf(initial: string, where: string | null = null, high = 'BOXMAX'): Parameters<typeof initialMap>[1] {
  const element = { kind: 'number', low: expression('0'), high: expression('FFFFh') } as const;
  const range = { kind: 'map', element, sparse: true, low: expression('1'), high: expression(high) } as const;
  return {
    ...attribute('KEPT', range, initial),
    each: { name: 'i', where: where === null ? null : expression(where) },
  };
}

describe('the initial value of a map', () => {
  test('is a calculation with limits and the key, for each key', () => {
    expect([...initialMap(world, mapOf('i * MAXSH + 1'), limits)]).toEqual([
      [1, 4],
      [2, 7],
      [3, 10],
      [4, 13],
    ]);
  });

  test('leaves out the keys that do not fit the condition', () => {
    expect([...initialMap(world, mapOf('i', 'i < MAXSH or i = BOXMAX'), limits).keys()]).toEqual([1, 2, 4]);
  });

  test('may be records', () => {
    const range = {
      kind: 'map',
      element: { kind: 'record', structure: named('BOX'), optional: false },
      sparse: false,
      low: expression('0'),
      high: expression('1'),
    } as const;
    const boxes: Attribute = attribute('KEPT', range, 'BOX(i + 1, Glass)');
    expect(initialMap(world, { ...boxes, each: { name: 'i', where: null } }, limits).get(1)).toMatchObject({
      WEIGHT: 2,
    });
  });

  test('is refused where it would be too long, or is no map', () => {
    expect(() => initialMap(world, mapOf('i', null, 'FFFFFFh'), limits)).toThrow('expected at most 65536');
    const number = attribute('KEPT', { kind: 'number', low: expression('0'), high: expression('9') }, '1');
    expect(() => initialMap(world, { ...number, each: { name: 'i', where: null } }, limits)).toThrow('expected a map');
  });
});

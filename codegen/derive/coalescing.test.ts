import { describe, expect, it } from 'vitest';
import type { ObjectInstance, Value } from '../language/values.ts';
import { waitsOf } from './coalescing.ts';

const queue = { object: 'XC', key: 1, id: 1 };

function controller(key: number, attributes: Record<string, Value>): ObjectInstance {
  const queues = new Map([[1, { IV: 1 }]]);
  return {
    type: 'XC',
    key,
    attributes: { CQS: queues, THR: 3, TIME: 10, ...attributes } as ObjectInstance['attributes'],
  };
}

function waits(attributes: Record<string, Value>, ...others: readonly ObjectInstance[]): number | null {
  const all = [controller(1, { VECS: new Map([[1, { VEC: 7 }]]), ...attributes }), ...others];
  return waitsOf(queue, 7, { XC: new Map(all.map((each) => [each.key, each])) });
}

describe('how many entries an interrupt waits for', () => {
  it('is one more than the threshold', () => expect(waits({})).toBe(4));

  it.each([
    ['no threshold', { THR: 0 }],
    ['no time', { TIME: 0 }],
    ['an exempt vector', { NOCOAL: new Map([[1, 1]]) }],
  ])('is none with %s', (_, attributes) => expect(waits(attributes)).toBeNull());

  it('is none where another controller has the vector', () => {
    expect(waits({}, controller(2, { VECS: new Map([[0, { VEC: 7 }]]) }))).toBeNull();
    expect(waits({}, controller(2, { VECS: new Map([[0, { VEC: 6 }]]) }))).toBe(4);
  });

  it('is none for an admin queue and for a queue without interrupts', () => {
    const state = { XC: new Map([[1, controller(1, {})]]) };
    expect(waitsOf({ ...queue, id: 0 }, 7, state)).toBeNull();
    expect(waitsOf(queue, null, state)).toBeNull();
  });
});

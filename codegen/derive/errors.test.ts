import { describe, expect, it } from 'vitest';
import { ObjectInstance, type Value } from '../language/values.ts';
import { doorbellError, isUnknown } from './errors.ts';

const queue = (ENTS: number): Value => ({ BASE: 0, ENTS, CQID: 1, TIDX: 0 });
const tenant = new ObjectInstance('XC', 1, {
  SQS: new Map([
    [0, queue(8)],
    [1, queue(4)],
  ]),
  CQS: new Map([[1, queue(16)]]),
});
const primary = new ObjectInstance('PC', 0, { SQS: new Map(), CQS: new Map() });

describe('what is wrong with a doorbell write', () => {
  it.each([
    [tenant, 'sq', 1, 4, 'wrong value'],
    [tenant, 'sq', 1, 3, null],
    [tenant, 'cq', 1, 15, null],
    [tenant, 'cq', 1, 16, 'wrong value'],
    [tenant, 'sq', 2, 0, 'no queue'],
    [tenant, 'cq', 2, 0, 'no queue'],
    [tenant, 'sq', 0, 8, 'wrong value'],
    [primary, 'sq', 0, 60_000, null],
    [primary, 'sq', 1, 0, 'no queue'],
  ] as const)('%o %s %i, value %i: %s', (controller, kind, id, value, expected) => {
    expect(doorbellError(controller, { queue: kind, id, value })).toBe(expected);
  });
});

it('knows nothing of a log that is not empty, and everything of an empty one', () => {
  expect([isUnknown([]), isUnknown([{ ERRN: 1 }]), isUnknown(1)]).toEqual([false, false, false]);
});

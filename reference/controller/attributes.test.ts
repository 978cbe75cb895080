import { describe, expect, it } from 'vitest';
import type { Value } from '../../codegen/language/values.ts';
import { ObjectInstance } from '../../codegen/language/values.ts';
import { Attributes, firstExtendedPair, limitRegisters } from './attributes.ts';
import { model } from '../../test/spec-model.ts';

const attributes = new Attributes(model);
const extended = (values: Record<string, Value>): ObjectInstance => new ObjectInstance('XC', 3, values);
const bare = new ObjectInstance('PC', 0, {});

describe('Attributes', () => {
  it('reads queues, without an interrupt where none is enabled', () => {
    const sqd = { BASE: 0x1_0000_0000n, ENTS: 4, CQID: 2, TIDX: 1, PCONT: 0 };
    const cqd = { BASE: 0x2000, ENTS: 8, TIDX: 1, IV: 3, IEN: 1 };
    const object = extended({
      SQS: new Map([[1, sqd]]),
      CQS: new Map([
        [2, cqd],
        [3, { ...cqd, IEN: 0 }],
      ]),
    });
    const { submission, completion } = attributes.queues(object);
    expect(submission.get(1)).toEqual({
      base: 0x1_0000_0000,
      entries: 4,
      isListed: true,
      completionQueue: 2,
      tagIndex: 1,
      identity: sqd,
    });
    expect([completion.get(2)?.vector, completion.get(3)?.vector]).toEqual([3, null]);
    expect(completion.get(2)?.isListed).toBe(false);
  });

  it('reads tags of each type, and nothing where an index has none', () => {
    const tag = (TTYPE: number): Value => ({ TTYPE, TVAL: 7, TRID: 9, SHARE: 0 });
    const object = extended({ TAGS: new Map([0, 1, 2, 3, 4].map((type) => [type, tag(type)])) });
    expect([0, 1, 2, 3, 4, 5].map((index) => attributes.busTag(object, index))).toEqual([
      null,
      { routingId: null, pasid: 7 },
      { routingId: 9, pasid: null },
      { routingId: 9, pasid: 7 },
      undefined,
      undefined,
    ]);
  });

  it('reads maps of vectors and queue pairs', () => {
    const object = extended({
      VECS: new Map([[0, { VEC: 5 }]]),
      PAIRS: new Map([[2, 10]]),
      MPS: 2,
    });
    expect([attributes.vector(object, 0), attributes.vector(object, 1)]).toEqual([5, null]);
    expect([...attributes.pairs(object)]).toEqual([[2, 10]]);
    expect(attributes.pageSize(object)).toBe(16384);
  });

  it('takes what a controller has no map for as it is', () => {
    expect(attributes.queues(bare)).toEqual({ submission: new Map(), completion: new Map() });
    expect([attributes.vector(bare, 3), attributes.busTag(bare, 0)]).toEqual([3, null]);
    expect(attributes.pageSize(bare)).toBeNull();
  });

  it('knows the one state in which commands are processed', () => {
    expect([0, 1, 2, 3].map((STATE) => attributes.isEnabled(extended({ STATE })))).toEqual([false, true, false, false]);
    expect(attributes.isEnabled(bare)).toBe(true);
    expect(attributes.isEnabled(new ObjectInstance('ELSE', 0, {}))).toBe(false);
    const stateless = new Attributes({ ...model, values: [] });
    expect(stateless.isEnabled(extended({ STATE: 1 }))).toBe(false);
  });
});

describe('limits', () => {
  it('show in registers, where the device has them', () => {
    expect(limitRegisters({ MAXQE: 65536, MPSMAX: 0 })).toEqual({ 'CAP.MQES': 65535, 'CAP.MPSMAX': 0 });
    expect(limitRegisters({})).toEqual({});
  });

  it('tell which pairs are not those of the primary controller', () => {
    expect([firstExtendedPair({ FEQID: 4 }), firstExtendedPair({})]).toEqual([4, Infinity]);
  });
});

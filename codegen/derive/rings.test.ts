import { describe, expect, it } from 'vitest';
import { ObjectInstance, type RecordValue, type State } from '../language/values.ts';
import { Rings } from './rings.ts';
import { HOST } from './spaces.ts';

const completions: RecordValue = { BASE: 0x1000, ENTS: 4 };
const submissions: RecordValue = { BASE: 0x2000, ENTS: 8, CQID: 1 };
const opened = { buffers: { names: ['queue'], pageSize: 4096, space: HOST }, doorbell: '$PAIRS1_1' };

/** A state in which a controller has queue 1 as these records say. */
function state(sq?: RecordValue, cq?: RecordValue): State {
  const map = (record?: RecordValue) => new Map(record ? [[1, record]] : []);
  return { XC: new Map([[7, new ObjectInstance('XC', 7, { SQS: map(sq), CQS: map(cq) })]]) };
}

describe('Rings', () => {
  const name = { object: 'XC', key: 7, id: 1 };

  function rings(): Rings {
    const all = new Rings('PC');
    all.openCompletion(name, completions, opened, 3);
    all.openSubmission(name, submissions, opened);
    return all;
  }

  it('has the admin queue of the topology, and queues that commands open', () => {
    const all = rings();
    expect(all.get({ object: 'PC', key: 0, id: 0 })).toMatchObject({
      buffers: { names: ['asq'] },
      completion: { primary: true },
    });
    expect(all.get(name)).toMatchObject({ entries: 8, doorbell: '$PAIRS1_1', completion: { entries: 4, vector: 3 } });
  });

  it('forgets a queue that is gone, and one that was made anew', () => {
    const all = rings();
    all.keepThoseOf(state(submissions, completions));
    expect(all.has(name)).toBe(true);
    all.keepThoseOf(state({ ...submissions, BASE: 0x3000 }, completions));
    expect(all.has(name)).toBe(false);
    expect(() => all.get(name)).toThrow('Unexpected queue 1 of XC[7]');
  });

  it('has none but the admin queue after a reset', () => {
    const all = rings();
    all.get({ object: 'PC', key: 0, id: 0 }).submitted = 5;
    all.restart();
    expect(all.has(name)).toBe(false);
    expect(all.get({ object: 'PC', key: 0, id: 0 }).submitted).toBe(0);
  });
});

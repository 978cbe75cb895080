import { describe, expect, it } from 'vitest';
import { AddressSpace } from './dma.ts';
import { FlatMemory } from './fixtures.ts';
import type { SubmissionDescriptor } from './queue-descriptors.ts';
import { NO_QUEUES } from './queue-descriptors.ts';
import { QueueRings } from './queue-rings.ts';

const space = new AddressSpace(new FlatMemory(4096), null);
const rings = (): QueueRings =>
  new QueueRings({ spaceOf: () => space, pageSize: () => 4096, vectorOf: (vector) => vector + 10 });
const submission = (qid: number): readonly [number, SubmissionDescriptor] => [
  qid,
  { base: 0, entries: 4, isListed: false, completionQueue: 1, tagIndex: 0, identity: {} },
];

describe('QueueRings', () => {
  it('opens and closes rings, and leaves those alone that stay', () => {
    const all = rings();
    const [one, two] = [submission(1), submission(2)];
    const completion = new Map([[1, { base: 0, entries: 4, isListed: false, tagIndex: 0, vector: 2, identity: {} }]]);
    expect(all.reconcile({ submission: new Map([one, two]), completion })).toEqual({ submission: [], completion: [] });
    const first = all.submissionQueue(1);
    first?.ring(2);
    expect(all.completionQueue(1)?.vector).toBe(12);
    expect(all.reconcile({ submission: new Map([one]), completion }).submission.map(({ qid }) => qid)).toEqual([2]);
    expect(all.submissionQueue(1)).toBe(first);
    expect(all.submissionQueues.length).toBe(1);
    const last = all.completionQueue(1);
    expect(all.reconcile(NO_QUEUES)).toEqual({ submission: [first], completion: [last] });
    expect([all.submissionQueue(1), all.completionQueue(1)]).toEqual([null, null]);
  });

  it('opens a clean ring for another queue with the same number', () => {
    const all = rings();
    all.reconcile({ submission: new Map([submission(1)]), completion: new Map() });
    all.submissionQueue(1)?.ring(2);
    const { submission: closed } = all.reconcile({ submission: new Map([submission(1)]), completion: new Map() });
    expect(closed.length).toBe(1);
    expect(all.submissionQueue(1)?.isEmpty).toBe(true);
  });
});

import { expect, it } from 'vitest';
import { model } from '../../test/spec-model.ts';
import { Bench, LIMITS, pasid } from './fixtures.ts';
import { runMechanics } from './mechanics.ts';
import { readSharing, type Sharing } from './sharing.ts';

it('tells who has what, by the numbers of the controller and of the function', () => {
  const { primary } = new Bench(model);
  const handle = primary.create([{ tag: null }, { tag: { routingId: 6, pasid: 3 } }, { tag: pasid(9) }]);
  primary.grant(handle, { queuePairs: 2, vectors: [4, 2], largestNamespace: 5 });
  primary.attach(handle, 5, 2);
  const { controllers, ...device } = readSharing(primary);
  expect(device).toEqual({ primaryPairs: LIMITS.FEQID, poolPairs: LIMITS.POOLQP, vectors: LIMITS.MSIXN });
  expect(controllers).toEqual([
    {
      controllerId: handle.CNTLID,
      generation: handle.XGEN,
      queues: [0, 1].map((qid) => {
        const pair = LIMITS.FEQID + qid;
        return { qid, pair, doorbell: 0x1000 + 2 * pair * (4 << LIMITS.DSTRD) };
      }),
      tags: [
        { index: 0, pasid: null, routingId: null, queues: 0 },
        { index: 1, pasid: 3, routingId: 6, queues: 0 },
        { index: 2, pasid: 9, routingId: null, queues: 0 },
      ],
      vectors: [
        { vector: 0, entry: 4 },
        { vector: 1, entry: 2 },
      ],
      namespaces: [{ identifier: 5, underlying: 2 }],
    },
  ]);
});

it('shows both tenants while they run', () => {
  const states: Sharing[] = [];
  const { passed } = runMechanics(
    model,
    () => undefined,
    undefined,
    (primary) => states.push(readSharing(primary)),
  );
  expect(passed).toBe(true);
  expect(states.map(({ controllers }) => controllers.map(({ tags }) => tags.map(({ queues }) => queues)))).toEqual([
    [[3], [3]],
  ]);
});

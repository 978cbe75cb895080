import { nameOf } from '../snapshot.ts';
import type { Invariant } from './invariant.ts';
import { firstOf } from './invariant.ts';

/**
 * I3: a doorbell write changes at most the controller that has the pair (XC-DBM-1, XC-ISO-1): a queue entry is taken only
 * from a slot before the tail that was written to the queue's own doorbell since the queue came to be.
 */
export const ownDoorbells: Invariant = {
  name: 'I3 own doorbells',
  check: ({ traffic }) =>
    firstOf(traffic.fetches, ({ queue, isDue, name }) =>
      isDue
        ? null
        : `${name} was taken from submission ${nameOf(queue)}, pair ${queue.pair}, whose tail says that there is nothing to take`,
    ),
};

import type { Invariant, Observation } from './invariant.ts';
import { firstOf } from './invariant.ts';

/**
 * I3: a doorbell write changes at most the controller that has the pair (XC-DBM-1, XC-ISO-1): a queue entry is taken only
 * from a queue whose own submission queue tail doorbell was written since the queue came to be.
 */
export class OwnDoorbells implements Invariant {
  readonly name = 'I3 own doorbells';
  readonly #rung = new WeakSet<object>();

  check({ traffic, rung, before, after }: Observation): string | null {
    for (const { pair, identity } of [...before.submission, ...after.submission])
      if (rung.has(pair)) this.#rung.add(identity);
    return firstOf(traffic.fetches, ({ queue, others, name }) =>
      [queue, ...others].some(({ identity }) => this.#rung.has(identity))
        ? null
        : `${name} was taken from submission queue ${queue.qid}, pair ${queue.pair}, whose doorbell nobody has written`,
    );
  }
}

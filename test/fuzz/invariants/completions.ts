import { ownerName } from '../snapshot.ts';
import type { Invariant } from './invariant.ts';
import { firstOf } from './invariant.ts';

/** I2: a completion names a submission queue of the same controller, by the number that its driver knows (XC-DBM-2). */
export const relativeQueues: Invariant = {
  name: 'I2 relative queue identifiers',
  check: ({ traffic, before, after }) =>
    firstOf(traffic.completions, ({ queue, sqid, answers: fetch }) => {
      // The queue may be deleted by now.
      const own = [...before.submission, ...after.submission, ...(fetch ? [fetch.queue] : [])].some(
        (each) => each.owner === queue.owner && each.qid === sqid && each.completionQueue === queue.qid,
      );
      const greatest = queue.owner === null ? Infinity : Number(queue.owner.attributes['NQP']);
      if (own && (sqid < greatest || sqid === 0)) return null;
      return `completion queue ${queue.qid} of ${ownerName(queue.owner)} got an entry of submission queue ${sqid}`;
    }),
};

/** Each completion answers a command that was taken, once. */
export const answers: Invariant = {
  name: 'one completion for each command',
  check: ({ traffic }) =>
    firstOf(traffic.completions, ({ queue, sqid, cid, answers: fetch }) =>
      fetch !== null
        ? null
        : `completion queue ${queue.qid} of ${ownerName(queue.owner)} got a completion of command ${cid} of queue ${sqid}, which was not taken or was answered before`,
    ),
};

/** Completions fill the slots in order, with a Phase Tag that turns at each wrap (NB-QUE-1). */
export const slotOrder: Invariant = {
  name: 'slots and phase tags',
  check: ({ traffic }) =>
    firstOf(traffic.completions, ({ queue, slot, phase, expected }) =>
      slot === expected.slot && phase === expected.phase
        ? null
        : `completion queue ${queue.qid} of ${ownerName(queue.owner)}: slot ${slot} with phase ${phase}, expected slot ${expected.slot} with phase ${expected.phase}`,
    ),
};

/** Bounded growth: no more commands are taken than completions have room (NB-QUE-3). */
export const room: Invariant = {
  name: 'room for completions',
  check: ({ after, outstanding, limits }) =>
    firstOf(after.completion, (queue) => {
      const waiting = after.submission
        .filter(({ owner, completionQueue }) => owner === queue.owner && completionQueue === queue.qid)
        .reduce((total, each) => total + outstanding(each), 0);
      // NB-AER-4: requests for asynchronous events need no room.
      const requests = queue.qid === 0 ? (limits['AERMAX'] ?? 0) : 0;
      return waiting < queue.entries + requests
        ? null
        : `${waiting} commands wait for completion queue ${queue.qid} of ${ownerName(queue.owner)}, which has ${queue.entries} entries`;
    }),
};

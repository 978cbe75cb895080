import { statusByValue } from '../../../codegen/model/lookup.ts';
import type { Invariant } from './invariant.ts';
import { firstOf } from './invariant.ts';

const FAILURE = 'Internal Error';

/**
 * The tables say how every command ends: where they do not, the reference answers Internal Error. The media never fails here,
 * and only commands on the queue of the primary controller wait for something that may fail.
 */
export const definedEnds: Invariant = {
  name: 'defined ends',
  check: ({ traffic, model }) =>
    firstOf(traffic.completions, ({ status, answers }) => {
      if (answers === null || (answers.queue.owner === null && answers.queue.qid === 0)) return null;
      return statusByValue(model, status)?.name === FAILURE
        ? `${answers.name} ended with ${FAILURE}: no row says how it ends`
        : null;
    }),
};

import type { Invariant } from './invariant.ts';

/** I7: a reset of the primary controller leaves no extended controller and no I/O queue (XC-STM-1, XC-RST-1, XC-RST-2). */
export const resetLeavesNothing: Invariant = {
  name: 'I7 primary reset',
  check: ({ after: { primary, controllers, primaryQueues } }) => {
    if (primary !== 'off' && primary !== 'draining') return null;
    if (controllers.length > 0) return `${controllers.length} extended controllers while CC.EN is cleared to 0b`;
    return primaryQueues > 0 ? `${primaryQueues} I/O queues while CC.EN is cleared to 0b` : null;
  },
};

import type { Invariant } from './invariant.ts';

/** A controller that becomes ready has not been shut down: CSTS.SHST is cleared by the reset before (NB-REG-2). */
export const freshStart: Invariant = {
  name: 'fresh start',
  check: ({ before, after }) =>
    (before.primary === 'off' || before.primary === 'draining') &&
    (after.primary === 'ready' || after.primary === 'stopped') &&
    after.isReady &&
    after.isShutDown
      ? 'the primary controller is ready, and CSTS.SHST tells of a shutdown before it was enabled'
      : null,
};

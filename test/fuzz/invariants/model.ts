import type { Invariant } from './invariant.ts';

/** The invariants that the specification itself states. */
export const modelInvariants: Invariant = {
  name: 'invariants of the specification',
  check: ({ broken }) => (broken.length === 0 ? null : `${broken.join(', ')} do not hold`),
};

import type { Invariant } from './invariant.ts';

/**
 * A command that the device says to have taken was read, with the tag of its queue, from the slot that comes next there, and a
 * completion that it says to have posted was written to a completion queue of the controller.
 */
export const possibleEntries: Invariant = {
  name: 'entries of the own queues',
  check: ({ traffic }) => (traffic.lies[0] === undefined ? null : `the device tells of ${traffic.lies[0]}`),
};

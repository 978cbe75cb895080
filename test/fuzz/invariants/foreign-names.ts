import { PRIMARY_NAMES } from '../host.ts';
import type { Invariant, Observation } from './invariant.ts';
import { firstOf } from './invariant.ts';

/**
 * I2: what an extended controller returns to the commands of its admin queue holds no name of the primary controller
 * (XC-SUB-1). Data of namespaces is left out: a host can write there whatever it knows.
 */
export const foreignNames: Invariant = {
  name: 'I2 foreign names',
  check: (seen) =>
    hasMovedBlocks(seen)
      ? null
      : firstOf(seen.traffic.uses, ({ access: { tag, direction, bytes, address }, kind }) => {
          if (tag === null || direction !== 'w' || kind !== 'data') return null;
          const name = PRIMARY_NAMES.find((each) => holds(bytes, each));
          return name === undefined
            ? null
            : `data at ${address.toString(16)}h of a tenant holds ${String.fromCharCode(...name)}`;
        }),
};

/** Whether data of logical blocks may have moved in the step. */
function hasMovedBlocks({ traffic, open }: Observation): boolean {
  return open.size > 0 || traffic.fetches.some(({ queue }) => queue.qid !== 0);
}

function holds(bytes: Uint8Array, name: Uint8Array): boolean {
  const [first = 0] = name;
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1))
    if (name.every((byte, i) => bytes[at + i] === byte)) return true;
  return false;
}

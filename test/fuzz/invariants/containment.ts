import type { ObjectInstance } from '../../../codegen/language/values.ts';
import { readAddress } from '../../../reference/controller/dma.ts';
import type { Use } from '../traffic.ts';
import type { Invariant, Observation } from './invariant.ts';
import { firstOf } from './invariant.ts';

/** Addresses from here on are beyond what a Number tells apart, and what the device reaches. */
const REACH = 2 ** 53 - 2 ** 28;

/**
 * I8: CSTS.CFS of the primary controller is set to 1b only where one of its own queue entries cannot be reached; what
 * happens to an extended controller leaves it alone. An enable with a wrong configuration sets it as well (NB-REG-3).
 */
export const primaryRunsOn: Invariant = {
  name: 'I8 the primary controller',
  check: (seen) => {
    const { before, after } = seen;
    // Where an enable fails CSTS.RDY stays cleared to 0b.
    if (before.isFatal || !after.isFatal || !after.isReady) return null;
    return hasFault(seen, null)
      ? null
      : 'CSTS.CFS is set to 1b, and all queues of the primary controller could be reached';
  },
};

/** I8: an extended controller fails only by its own queues, or where a command waits for it too long (XC-STM-8, XC-STM-10). */
export const siblingsRunOn: Invariant = {
  name: 'I8 siblings',
  check: (seen) =>
    firstOf(seen.before.controllers, ({ object, key, state, isPending }) => {
      const now = seen.after.controllers.find((view) => view.object === object);
      if (state !== 'Enabled' || now?.state !== 'Failed' || isPending || wasTold(seen, key)) return null;
      return hasFault(seen, object) ? null : `controller ${key} has failed, and all its queues could be reached`;
    }),
};

/** Whether an entry of a queue could not be read or written: there is no memory, or the address is none. */
function hasFault({ traffic, before, after }: Observation, owner: ObjectInstance | null): boolean {
  const refused = traffic.uses.some(
    (use) => use.queues.some((queue) => queue.owner === owner) && (!use.access.isServed || namesNoPage(use)),
  );
  const queues = [before, after].flatMap(({ submission, completion }) => [...submission, ...completion]);
  return (
    refused ||
    queues.some((queue) => queue.owner === owner && queue.base + queue.entries * 64 > Number.MAX_SAFE_INTEGER)
  );
}

/** Whether a list of a queue's pages holds an entry that is no page, or one beyond reach. */
function namesNoPage({ kind, access, queues }: Use): boolean {
  if (kind !== 'list') return false;
  const address = readAddress(access.bytes, 0);
  return queues.some(({ pageSize }) => address % pageSize !== 0 || address + pageSize > REACH);
}

/** Whether the owner of the primary controller sent a command about the controller in this step, which may have timed out. */
function wasTold({ traffic, model }: Observation, key: number): boolean {
  return traffic.fetches.some(({ name, queue, entry }) => {
    const waits = model.commands.find((command) => command.name === name)?.completes;
    return waits && queue.owner === null && new DataView(entry.buffer).getUint16(40, true) === key;
  });
}

import type { ControllerView, Snapshot } from '../snapshot.ts';
import { spacesOfNewQueue } from '../queue-spaces.ts';
import { spaceKey } from '../spaces.ts';
import type { Invariant } from './invariant.ts';
import { firstOf } from './invariant.ts';

/**
 * I4: after a disable or a deletion has completed there is no access with the controller's tags until it has queues again
 * (XC-QUI-2): each tagged access is for a controller that has a queue with the tag, that has just been told to make one, or
 * that is not quiet yet.
 */
export const quietTags: Invariant = {
  name: 'I4 quiet tags',
  check: (seen) => {
    const { traffic, before, after } = seen;
    const created = traffic.fetches.flatMap((fetch) => spacesOfNewQueue(fetch, seen));
    const used = new Set([...usedSpaces(before), ...usedSpaces(after), ...created]);
    return firstOf(traffic.uses, ({ access: { tag, address } }) =>
      tag === null || used.has(spaceKey(tag))
        ? null
        : `access at ${address.toString(16)}h with tag ${spaceKey(tag)}, with which no controller has a queue`,
    );
  },
};

/** I4, I7: nothing moves on the bus while the primary controller is off. */
export const quietDevice: Invariant = {
  name: 'I7 a device that is off',
  check: ({ traffic, before, after }) => {
    const isOff = ({ primary }: Snapshot): boolean => primary === 'off' || primary === 'draining';
    const [first] = traffic.uses;
    return isOff(before) && isOff(after) && first
      ? `access at ${first.access.address.toString(16)}h while CC.EN is cleared to 0b`
      : null;
  },
};

/**
 * The write fence (finding 3, XC-QUI-1): once a controller is quiet the media does nothing for it, and once CSTS.RDY is
 * cleared by a reset it does nothing for anybody.
 */
export const writeFence: Invariant = {
  name: 'I4 write fence',
  check: ({ open, after }) =>
    firstOf(open, ([{ kind, namespace }, queue]) => {
      const words = `a ${kind} of namespace ${namespace} is open`;
      // A flush changes no block: one of a shutdown may outlive its controller.
      if (after.primary === 'draining' || kind === 'flush') return null;
      if (queue === null) return `${words}, and nobody asked for it`;
      if (after.primary === 'off') return `${words} after a reset has ended`;
      if (queue.owner === null) return null;
      const view = after.controllers.find(({ object }) => object === queue.owner);
      if (view === undefined) return `${words}, and its controller is gone`;
      if (isQuiet(view)) return `${words}, and its controller ${view.key} is ${view.state} and quiet`;
      return hasNamespace(view, namespace) ? null : `${words}, which its controller ${view.key} has lost`;
    }),
};

function usedSpaces({ controllers, submission, completion }: Snapshot): readonly string[] {
  const pending = controllers.filter(({ isPending }) => isPending);
  return [
    ...[...submission, ...completion].map(({ tag }) => spaceKey(tag)),
    ...pending.flatMap(({ tags, leavingTags }) => [...tags.values(), ...leavingTags.values()].map(spaceKey)),
  ];
}

/** A controller that failed has not been made quiet by anybody. */
function isQuiet({ state, isPending }: ControllerView): boolean {
  return !isPending && (state === 'Disabled' || state === 'Shutdown');
}

function hasNamespace({ namespaces, leavingNamespaces, state }: ControllerView, namespace: number): boolean {
  const all = [...namespaces.values(), ...leavingNamespaces.values()];
  return all.includes(namespace) || state === 'Failed';
}

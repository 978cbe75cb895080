import type { Limits } from '../worlds.ts';
import type { ControllerView } from '../snapshot.ts';
import type { Invariant } from './invariant.ts';
import { firstOf } from './invariant.ts';

/** I5: what controllers have never exceeds the pools, and nobody has what another one has. */
export const pools: Invariant = {
  name: 'I5 pools',
  check: ({ after: { controllers }, limits }) => {
    const { MAXXC = 0, POOLQP = 0 } = limits;
    if (controllers.length > MAXXC) return `${controllers.length} extended controllers, expected at most ${MAXXC}`;
    const pairs = controllers.flatMap((each) => [...each.pairs.values()]);
    const granted = controllers.reduce((total, { queuePairs }) => total + queuePairs, 0);
    if (granted > POOLQP) return `${granted} queue pairs are granted, expected at most ${POOLQP}`;
    if (new Set(pairs).size !== pairs.length) return `a queue pair of ${pairs.join(', ')} is granted twice`;
    const namespaces = controllers.flatMap((each) => [...each.namespaces.values()]);
    if (new Set(namespaces).size !== namespaces.length)
      return `a namespace of ${namespaces.join(', ')} is attached twice`;
    return firstOf(controllers, (view) => withinLimits(view, limits));
  },
};

function withinLimits(view: ControllerView, limits: Limits): string | null {
  const { FEQID = 0, POOLQP = 0, MAXQP = 0, MAXVEC = 0, MSIXN = 0, NSATT = 0, TAGMAX = 0 } = limits;
  const { key, queuePairs, pairs, vectors, namespaces, tags } = view;
  if (queuePairs > MAXQP || pairs.size !== queuePairs)
    return `controller ${key} has ${pairs.size} of ${queuePairs} pairs`;
  const stray = [...pairs.values()].find((pair) => pair < FEQID || pair >= FEQID + POOLQP);
  if (stray !== undefined) return `controller ${key} has queue pair ${stray}, which is not in the pool`;
  if (vectors.size > MAXVEC || [...vectors.values()].some((vector) => vector === 0 || vector >= MSIXN))
    return `controller ${key} has vectors ${[...vectors.values()].join(', ')}`;
  if (namespaces.size > NSATT) return `controller ${key} has ${namespaces.size} namespaces, expected at most ${NSATT}`;
  if ([...tags.keys()].some((index) => index >= TAGMAX))
    return `controller ${key} has tags ${[...tags.keys()].join(', ')}`;
  return null;
}

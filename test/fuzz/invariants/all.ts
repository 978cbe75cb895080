import { answers, relativeQueues, room, slotOrder } from './completions.ts';
import { primaryRunsOn, siblingsRunOn } from './containment.ts';
import { grantedVectors } from './interrupts.ts';
import type { Invariant } from './invariant.ts';
import { modelInvariants } from './model.ts';
import { pools } from './pools.ts';
import { quietDevice, quietTags, writeFence } from './quiet.ts';
import { resetLeavesNothing } from './reset.ts';
import { definedEnds } from './defined.ts';
import { foreignNames } from './foreign-names.ts';
import { freshStart } from './fresh-start.ts';
import { KeptLimits } from './limits-kept.ts';
import { ownDoorbells } from './own-doorbells.ts';
import { possibleEntries } from './possible-entries.ts';
import { boundTags, NamedAddresses } from './tags.ts';

/** All invariants, for one run: some of them remember what they saw. */
export function allInvariants(): readonly Invariant[] {
  return [
    boundTags,
    new NamedAddresses(),
    relativeQueues,
    foreignNames,
    possibleEntries,
    ownDoorbells,
    answers,
    slotOrder,
    room,
    quietTags,
    quietDevice,
    writeFence,
    pools,
    new KeptLimits(),
    resetLeavesNothing,
    freshStart,
    definedEnds,
    primaryRunsOn,
    siblingsRunOn,
    grantedVectors,
    modelInvariants,
  ];
}

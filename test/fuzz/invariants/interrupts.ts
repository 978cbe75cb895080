import type { Snapshot } from '../snapshot.ts';
import type { Invariant } from './invariant.ts';
import { firstOf } from './invariant.ts';

/** I4: an interrupt is one of a controller that runs, on a vector that it was granted. */
export const grantedVectors: Invariant = {
  name: 'I4 granted vectors',
  check: ({ interrupts, before, after }) => {
    const usable = new Set([...vectorsOf(before), ...vectorsOf(after)]);
    const hasPrimary = isEnabled(before) || isEnabled(after);
    // The primary controller may use any vector for its own queues, and what a mask kept back comes later.
    const isPrimary = hasPrimary && (before.primaryQueues > 0 || after.primaryQueues > 0);
    return firstOf(interrupts, (vector) =>
      usable.has(vector) || (vector === 0 && hasPrimary) || isPrimary
        ? null
        : `interrupt of vector ${vector}, which no controller that runs has`,
    );
  },
};

function vectorsOf({ controllers }: Snapshot): readonly number[] {
  return controllers.flatMap(({ vectors, state }) =>
    state === 'Enabled' || state === 'Failed' ? [...vectors.values()] : [],
  );
}

/** A controller that met a fault keeps the interrupts that were pending. */
function isEnabled({ primary }: Snapshot): boolean {
  return primary === 'ready' || primary === 'stopped';
}

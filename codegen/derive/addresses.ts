import type { State, Value } from '../language/values.ts';
import { COMPLETION_QUEUES, QUEUE, SUBMISSION_QUEUES } from '../model/vocabulary.ts';
import { DERIVED_ADDRESS } from './buffers.ts';
import type { Candidate } from './candidates.ts';

/** Distance between addresses of different fields, and between those of one field. */
const FIELD_STEP = 0x1000000;
const STEP = 0x100000;
/** Offsets from an address with the greatest alignment, and what is left of it. */
const ALIGNMENTS = [
  [0, 'an aligned address'],
  [0x800, 'an address within a page'],
  [0x1000, 'an address aligned to 4 KiB'],
  [0x2000, 'an address aligned to 8 KiB'],
  [0x4000, 'an address aligned to 16 KiB'],
  [0x8000, 'an address aligned to 32 KiB'],
] as const;

/** Addresses for queue memory, one of each alignment, where no queue of the state lies. */
export function addressCandidates(field: number, state: State): Candidate[] {
  const used = usedAddresses(state);
  let base = DERIVED_ADDRESS + field * FIELD_STEP;
  while (used.has(base - (base % STEP))) base += STEP;
  return ALIGNMENTS.map(([offset, label]) => ({ value: base + offset, label }));
}

function usedAddresses(state: State): ReadonlySet<number> {
  const queues = Object.values(state).flatMap((objects) =>
    [...objects.values()].flatMap(({ attributes }) => [attributes[SUBMISSION_QUEUES], attributes[COMPLETION_QUEUES]]),
  );
  return new Set(
    queues.flatMap((map) =>
      map instanceof Map
        ? [...(map as ReadonlyMap<number, Readonly<Record<string, Value>>>).values()].map((record) => {
            const address = Number(record[QUEUE.base]);
            return address - (address % STEP);
          })
        : [],
    ),
  );
}

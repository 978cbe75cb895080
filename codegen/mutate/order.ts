import { kebabCase } from '../model/ids.ts';
import type { Vector } from '../model/vector.ts';
import type { Mutant } from './mutant.ts';

/** A vector with what decides when it is tried. */
export interface Candidate<V extends Vector = Vector> {
  readonly vector: V;
  readonly group: string;
  /** Where it stands among all vectors. */
  readonly index: number;
}

/**
 * Vectors in the order in which they are likely to notice a mutant: those that carry the id of its row, those of its
 * command, and the rest. Among equals those about few rows come first: they look at each most closely.
 */
export function ordered<C extends Candidate>(candidates: readonly C[], { readers, subjects }: Mutant): readonly C[] {
  const wanted = new Set(readers);
  const groups = subjects?.map(kebabCase) ?? [];
  const tier = ({ vector, group }: Candidate): number => {
    if (vector.requirements.some((id) => wanted.has(id))) return 0;
    return groups.some((name) => group.startsWith(name) || vector.id.startsWith(`${name}.`)) ? 1 : 2;
  };
  return candidates
    .map((candidate) => ({ candidate, tier: tier(candidate) }))
    .sort(
      (a, b) =>
        a.tier - b.tier ||
        a.candidate.vector.requirements.length - b.candidate.vector.requirements.length ||
        a.candidate.index - b.candidate.index,
    )
    .map(({ candidate }) => candidate);
}

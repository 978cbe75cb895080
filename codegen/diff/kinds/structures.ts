import type { Structure } from '../../model/layout.ts';
import type { Model } from '../../model/model.ts';
import { added, changed, removed } from '../facts.ts';

function structuresOf(model: Model): readonly Structure[] {
  return model.structures.map((structure) => ({ ...structure, name: structure.mnemonic }));
}

/** A data structure that only the new version has. */
export const structureAdded = added('structure-added', 'data structure', structuresOf);

/** A data structure that only the old version has. */
export const structureRemoved = removed('structure-removed', 'data structure', structuresOf);

/** Another size: buffers of the old one are too small, or too large. */
export const structureResized = changed('structure-resized', structuresOf, (before, after) =>
  before.size === after.size ? null : `data structure ${after.name} had ${before.size} bytes, now ${after.size}`,
);

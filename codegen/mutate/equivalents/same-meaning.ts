import type { Model } from '../../model/model.ts';
import { meaningOf } from './meaning.ts';
import type { EquivalenceRule } from './rule.ts';

/** `index(t) < index(u) and SameTag(t, u)` with t and u the other way round: the operands moved, the meaning did not. */
export const sameMeaning: EquivalenceRule = {
  name: 'same-meaning',
  why: 'With terms put in, and operands and binders that may change places in one order, both texts read the same.',
  argue: (mutant, model) =>
    meaning(mutant.model) === meaning(model)
      ? `${mutant.change.to} is ${mutant.change.from} with operands or binders in another order`
      : null,
};

/** All of a model but its terms, which are put in where they are used. */
function meaning(model: Model): string {
  return meaningOf({ ...model, terms: [] }, model.terms);
}

import type { Model, Term } from '../../model/model.ts';
import { changed } from '../facts.ts';
import { same, words } from '../plain.ts';

const termsOf = (model: Model): readonly Term[] => model.terms;

/** Another definition of a term: every row that uses it says something else. New and old terms show in those rows. */
export const termChanged = changed('term-changed', termsOf, (before, after) =>
  same([before.definition, before.parameters], [after.definition, after.parameters])
    ? null
    : `term ${after.name} was ${words(before.definition)}, now ${words(after.definition)}`,
);

import type { Diagnostic } from '../../model/diagnostic.ts';
import type { Model } from '../../model/model.ts';
import { duplicates } from '../duplicates.ts';

/**
 * A requirement id, and the id of a scenario, names one thing for ever.
 *
 * Bad: two rows with XC-CRE-1. Good: the second one takes the next number that was never used.
 */
export function duplicateRequirementId(model: Model): readonly Diagnostic[] {
  const ids = [...model.requirementIndex, ...model.scenarios].map(({ id, at }) => ({ name: id, at }));
  return duplicates(
    'duplicate-requirement-id',
    ids,
    ({ name }) =>
      `Unexpected second ${name}, expected an id of its own; take the next number of the area that was never used`,
  );
}

/**
 * An anchor of a table is unique in the text, one of a heading in its file: links lead to one place.
 *
 * Bad: two captions with {#tbl:effects}. Good: {#tbl:create-effects} and {#tbl:delete-effects}.
 */
export function duplicateAnchor(model: Model): readonly Diagnostic[] {
  const tables = model.tables.map(({ id, at }) => ({ name: id, at }));
  const headings = model.sections.map((section) =>
    section.headings.flatMap(({ id, at }) => (id === null ? [] : [{ name: id, at }])),
  );
  return [tables, ...headings].flatMap((anchors) =>
    duplicates(
      'duplicate-anchor',
      anchors,
      ({ name }) => `Unexpected second #${name}, expected an anchor of its own; begin it with the name of the section`,
    ),
  );
}

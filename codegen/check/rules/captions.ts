import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts';
import type { Model } from '../../model/model.ts';
import { duplicates } from '../duplicates.ts';

const RULE = 'captions';

/**
 * Captions tell the tables and scenarios of a file apart: no two have the same words, none ends in a full stop, and every heading below the
 * title has an id, so that it can be linked to and stays where it is when its words change.
 *
 * Bad:
 * ```normative
 * «## A heading»
 *
 * Table: A – Informative {#tbl:a}
 *
 * | A |
 * | :--- |
 * | a |
 *
 * «Table: A – Informative {#tbl:b}»
 *
 * | B |
 * | :--- |
 * | b |
 * ```
 *
 * Good:
 * ```normative
 * ## A heading <!-- #a-heading -->
 *
 * Table: A – Informative {#tbl:a}
 *
 * | A |
 * | :--- |
 * | a |
 * ```
 */
export function captions(model: Model): readonly Diagnostic[] {
  return [
    ...model.sections
      .flatMap((section) => section.headings)
      .filter(({ id }) => id === null)
      .map(({ text, at }) =>
        diagnostic(
          RULE,
          at,
          `Unexpected heading ${text} without an id, expected ${text} <!-- #${slug(text)} --> behind the words`,
        ),
      ),
    ...model.scenarios
      .filter(({ caption }) => caption.endsWith('.'))
      .map(({ caption, at }) =>
        diagnostic(
          RULE,
          { ...at, end: at.start },
          `Unexpected full stop after ${caption}, expected a caption without one`,
        ),
      ),
    ...model.sections.flatMap(({ file }) => [
      ...duplicates(
        RULE,
        model.tables
          .filter(({ section }) => section === file)
          .map(({ subject, kind, captionAt }) => ({ name: `${subject} – ${kind}`, at: captionAt })),
        ({ name }) => `Unexpected second table ${name}, expected words that tell the tables apart`,
      ),
      ...duplicates(
        RULE,
        model.scenarios
          .filter(({ section }) => section === file)
          .map(({ caption, at }) => ({ name: caption, at: { ...at, end: at.start } })),
        ({ name }) => `Unexpected second scenario "${name}", expected words that tell the scenarios apart`,
      ),
    ]),
  ];
}

function slug(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}

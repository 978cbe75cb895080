import type { Diagnostic } from '../../model/diagnostic.ts';
import type { Model } from '../../model/model.ts';
import { unresolved } from '../links.ts';
import { mentionLinks } from '../links/mentions.ts';

/**
 * Every table, section and requirement that prose names exists; a figure has the name of its section. Ids with another prefix belong to other documents.
 *
 * Bad:
 * ```normative
 * See «@tbl:rr», «@sec:aa» and «XC-A-2».
 *
 * Table: A – Requirements {#tbl:r}
 *
 * | Requirement ID | Requirement |
 * | :--- | :--- |
 * | XC-A-1 | A host shall wait. |
 * ```
 *
 * Good:
 * ```normative
 * ## A <!-- #a -->
 *
 * See @tbl:r, @sec:a, @fig:a, XC-A-1 and NVMe-AD-7.
 *
 * Table: A – Requirements {#tbl:r}
 *
 * | Requirement ID | Requirement |
 * | :--- | :--- |
 * | XC-A-1 | A host shall wait. |
 * ```
 */
export function unresolvedMention(model: Model): readonly Diagnostic[] {
  return mentionLinks(model).flatMap(unresolved);
}

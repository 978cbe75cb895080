import type { Diagnostic } from '../../model/diagnostic.ts';
import type { Model } from '../../model/model.ts';
import { didYouMean, nearestName } from '../../model/suggest.ts';
import { nameAtStart, namesOf } from '../prose/names.ts';
import { proseFinding, wordsOf } from '../prose/words.ts';

const STATUS_OF = /\bstatus codes? of (?=[A-Z])/g;
const CAPITALS = /^[A-Z][\w/-]*(?: (?:[A-Z][\w/-]*|(?:in|of|or|not|to|for)(?= [A-Z])))*/;

/**
 * `status code of NAME` names a status code that a table defines.
 *
 * Bad:
 * ```normative
 * Table: Status codes – Status values {#tbl:s}
 *
 * | Value | Definition |
 * | :--- | :--- |
 * | 0h/02h | **Invalid Field in Command:** A field is wrong. |
 *
 * The command is aborted with a status code of «Invalid Field in Comand» then.
 * ```
 *
 * Good:
 * ```normative
 * Table: Status codes – Status values {#tbl:s}
 *
 * | Value | Definition |
 * | :--- | :--- |
 * | 0h/02h | **Invalid Field in Command:** A field is wrong. |
 *
 * The command is aborted with a status code of Invalid Field in
 * Command then, and the status code of that command is kept.
 * ```
 */
export function namedStatus(model: Model): readonly Diagnostic[] {
  const { statuses } = namesOf(model);
  return model.passages.flatMap((passage) => {
    const words = wordsOf(passage).replaceAll('\n', ' ');
    return [...words.matchAll(STATUS_OF)].flatMap(({ 0: lead, index }) => {
      const from = index + lead.length;
      const rest = words.slice(from);
      if (nameAtStart(rest, statuses) !== null) return [];
      const name = CAPITALS.exec(rest)?.[0] ?? '';
      return proseFinding(
        'named-status',
        passage,
        [from, from + name.length],
        `Unexpected ${name}, expected the name of a status code${didYouMean(name, statuses)}`,
        { fix: nearestName(name, statuses) ?? undefined },
      );
    });
  });
}

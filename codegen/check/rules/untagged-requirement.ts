import type { Diagnostic } from '../../model/diagnostic.ts';
import type { Model } from '../../model/model.ts';
import { isRequirement, proseFinding, wordsOf } from '../prose/words.ts';

const KEYWORD = /\b(?:shall|should|may)\b/g;

/**
 * What binds stands in a row with a requirement id, where it can be cited and tested. Prose and descriptions explain, in the
 * present tense; what is possible "can" be or "is able to". No section of class informative binds either. A keyword in code
 * or emphasis is named, not used.
 *
 * Bad:
 * ```normative
 * A host «shall» wait. It «may» ask again.
 *
 * Table: Depths – Limits {#tbl:depths}
 *
 * | Limit | Minimum | Maximum | Description |
 * | :--- | :--- | :--- | :--- |
 * | **Depth (DEP)** | 0 | 7 | A host «should» keep it low. |
 * ```
 * ```informative
 * A host «should» wait.
 * ```
 *
 * Good:
 * ```normative
 * A host waits; it can ask again, in May too. The keyword *shall* stands in rows.
 * ```
 * ```requirement
 * A host shall wait.
 * ```
 */
export function untaggedRequirement(model: Model): readonly Diagnostic[] {
  return model.passages.flatMap((passage) =>
    isRequirement(passage)
      ? []
      : [...wordsOf(passage, ['emphasis']).matchAll(KEYWORD)].map(({ 0: word, index }) =>
          proseFinding(
            'untagged-requirement',
            passage,
            [index, index + word.length],
            `Unexpected ${word} outside a row with a requirement id, expected ${INSTEAD[word]}`,
          ),
        ),
  );
}

const INSTEAD: Readonly<Record<string, string>> = {
  shall: 'a Requirements row, or the present tense',
  should: 'a Requirements row, or words that bind nobody, such as "it is best to"',
  may: 'a Requirements row, or "can" for what is possible',
};

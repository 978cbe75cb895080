import type { Diagnostic } from '../../model/diagnostic.ts';
import type { Model } from '../../model/model.ts';
import { isRequirement, proseFinding, wordsOf } from '../prose/words.ts';

const KEYWORD = /\b(?:shall|should|may)\b/g;

/**
 * A requirement in words has one keyword: it can be met or not, and a report says which. Two duties are two rows; a row
 * without a keyword is none.
 *
 * Bad:
 * ```requirement
 * A controller shall stop and «shall» say so.
 * ```
 * ```requirement
 * «A controller stops.»
 * ```
 *
 * Good:
 * ```requirement
 * A controller should not stop.
 * ```
 */
export function oneKeyword(model: Model): readonly Diagnostic[] {
  return model.passages.filter(isRequirement).flatMap((passage) => {
    const [first, ...others] = wordsOf(passage, ['emphasis']).matchAll(KEYWORD);
    if (first === undefined)
      return proseFinding(
        'one-keyword',
        passage,
        [0, passage.text.length],
        'Unexpected requirement without a keyword, expected one shall, should or may',
      );
    return others.map(({ 0: word, index }) =>
      proseFinding(
        'one-keyword',
        passage,
        [index, index + word.length],
        `Unexpected ${word} after ${first[0]}, expected one keyword in a row; give the second duty a row and an id of its own`,
      ),
    );
  });
}

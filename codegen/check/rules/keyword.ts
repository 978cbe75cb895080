import type { Diagnostic } from '../../model/diagnostic.ts';
import type { Model } from '../../model/model.ts';
import { isRequirement, proseFinding, wordsOf } from '../prose/words.ts';

const OTHER =
  /\b(?:(?<must>must)|(?<will>will|won't)|(?<capital>SHALL|SHOULD|MAY|MUST|REQUIRED|RECOMMENDED|OPTIONAL))\b/gi;
const CAPITAL = /^(?:SHALL|SHOULD|MAY|MUST|REQUIRED|RECOMMENDED|OPTIONAL)$/;

/**
 * The keywords are shall, should and may, in lower case. "must" and "will" are no keywords, and read like some that were
 * not marked; what is quoted in code or set apart by emphasis is not used but named.
 *
 * Bad:
 * ```requirement
 * A controller «must» answer, «will» answer and «SHALL» answer.
 * ```
 * ```informative
 * A host «must» not wait. `A host will wait`, and the word *must*, are fine; a last «will» is not.
 * ```
 *
 * Good:
 * ```requirement
 * A controller shall answer.
 * ```
 */
export function keyword(model: Model): readonly Diagnostic[] {
  return model.passages.flatMap((passage) =>
    [...wordsOf(passage, ['emphasis']).matchAll(OTHER)].flatMap(({ 0: word, index }) => {
      const capital = CAPITAL.test(word);
      if (!capital && !/^(?:must|will|won't)$/i.test(word)) return [];
      const place = [index, index + word.length] as const;
      const lower = word.toLowerCase();
      if (capital && lower !== 'must')
        return proseFinding(
          'keyword',
          passage,
          place,
          `Unexpected ${word}, expected a keyword in lower case: shall, should or may`,
          {
            fix: isRequirement(passage) && /^(?:shall|should|may)$/.test(lower) ? lower : undefined,
          },
        );
      if (lower === 'must')
        return isRequirement(passage)
          ? proseFinding('keyword', passage, place, `Unexpected ${word}, expected shall`, { fix: 'shall' })
          : proseFinding(
              'keyword',
              passage,
              place,
              `Unexpected ${word}, expected words that bind nobody, such as "has to"; what binds stands in a row with a requirement id`,
            );
      return proseFinding(
        'keyword',
        passage,
        place,
        `Unexpected ${word}, expected ${isRequirement(passage) ? 'shall' : 'the present tense'}: "will" promises what no row says`,
      );
    }),
  );
}

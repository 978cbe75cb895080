import type { Diagnostic } from '../../model/diagnostic.ts';
import type { Model } from '../../model/model.ts';
import { ALLOWED_PHRASES, DEPRECATED_TERMS } from '../deprecated-terms.ts';
import { proseFinding, wordsOf } from '../prose/words.ts';

/**
 * Words that the Open Compute Project has replaced are not used, but for names of other standards, each with its source
 * (`deprecated-terms.ts`).
 *
 * Bad:
 * ```informative
 * The «master» keeps a «whitelist».
 * ```
 *
 * Good:
 * ```informative
 * The primary keeps an allow list. Bus Master Enable is a bit of PCI Express, and Abort a command of NVM Express.
 * ```
 */
export function deprecatedTerm(model: Model): readonly Diagnostic[] {
  return model.passages.flatMap((passage) => {
    const words = wordsOf(passage);
    const allowed = ALLOWED_PHRASES.flatMap(({ phrase }) =>
      [...words.matchAll(phrase)].map(({ 0: text, index }) => [index, index + text.length] as const),
    );
    return DEPRECATED_TERMS.flatMap(({ term, preferred }) =>
      [...words.matchAll(term)]
        .filter(({ 0: word, index }) => !allowed.some(([from, to]) => from <= index && index + word.length <= to))
        .map(({ 0: word, index }) =>
          proseFinding(
            'deprecated-term',
            passage,
            [index, index + word.length],
            `Unexpected ${word}, which the Open Compute Project has deprecated, expected ${preferred}`,
          ),
        ),
    );
  });
}

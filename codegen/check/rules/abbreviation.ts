import type { Diagnostic } from '../../model/diagnostic.ts';
import type { Model } from '../../model/model.ts';
import { didYouMean, nearestName } from '../../model/suggest.ts';
import { namesOf } from '../prose/names.ts';
import { shortWords } from '../prose/short-words.ts';
import { firstUses, usesIn } from '../prose/uses.ts';
import { proseFinding } from '../prose/words.ts';

/**
 * An abbreviation is a mnemonic that a table defines, or stands in a Terminology table; the first sentence of the document
 * that uses it writes it out, `Process Address Space Identifier (PASID)`. A name such as `QEMU` or a unit such as `KiB` stands
 * there as the term itself and has nothing to write out. A document without a Terminology table makes no such promise.
 *
 * Bad:
 * ```normative
 * Table: Terms – Terminology {#tbl:terms}
 *
 * | Term | Definition |
 * | :--- | :--- |
 * | **Process Address Space Identifier (PASID)** | A number on the bus. |
 * | **Non-Volatile Memory (NVM)** | It stays. |
 *
 * A «PASDI» is not a «TLA».
 * ```
 *
 * Good:
 * ```normative
 * Table: Terms – Terminology {#tbl:terms}
 *
 * | Term | Definition |
 * | :--- | :--- |
 * | **Process Address Space Identifier (PASID)** | A number on the bus. |
 * | **KiB** | 1024 bytes. |
 *
 * 4 KiB for each of two PASIDs. They differ, as XC-A-1 says of FFh and of a `TLA`.
 * ```
 * ```normative
 * A TLA in a document without terminology.
 * ```
 */
export function abbreviation(model: Model): readonly Diagnostic[] {
  const files = model.sections.map(({ file }) =>
    usesIn(
      model,
      model.passages.filter(({ section }) => section === file),
    ),
  );
  return [...unknownAbbreviation(model), ...firstUses(files)];
}

/** The part of the rule that looks at each sentence by itself. */
export function unknownAbbreviation(model: Model): readonly Diagnostic[] {
  if (model.terminology.length === 0) return [];
  const { words, numbers } = namesOf(model);
  const short = model.terminology.flatMap((entry) => entry.abbreviation ?? []);
  const terms = [...model.terms, ...model.terminology].map(({ name }) => name);
  const known = new Set([...words.keys(), ...numbers.keys(), ...short, ...terms]);
  return model.passages.flatMap((passage) =>
    shortWords(passage)
      .filter(({ word }) => !known.has(word) && !known.has(word.replace(/(?<=[A-Z0-9])s$/, '')))
      .map(({ word, index }) =>
        proseFinding(
          'abbreviation',
          passage,
          [index, index + word.length],
          `Unexpected abbreviation ${word}, expected one that a table defines; write it out, or give it a row in the Terminology table${didYouMean(word, short)}`,
          { fix: nearestName(word, short) ?? undefined },
        ),
      ),
  );
}

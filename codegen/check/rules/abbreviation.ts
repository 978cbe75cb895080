import type { Diagnostic } from '../../model/diagnostic.ts';
import type { Model } from '../../model/model.ts';
import type { Passage } from '../../model/passage.ts';
import { didYouMean, nearestName } from '../../model/suggest.ts';
import { namesOf } from '../prose/names.ts';
import { proseFinding, wordsOf } from '../prose/words.ts';

/** Two capitals at least, perhaps with digits, small letters or a slash between them: `PASID`, `PCIe`, `I/O`, `MSI-X`. */
const SHORT =
  /(?<![A-Za-z0-9.@#/-])(?:[A-Z][A-Za-z0-9]*[A-Z][A-Za-z0-9]*|[A-Z]{1,2}\/[A-Z]+)(?:-[A-Z]+)?(?![A-Za-z0-9(-]|\.[A-Z])/g;
/** Hexadecimal numbers, ids of requirements and their parts, versions. */
const NO_ABBREVIATION = /^[0-9A-F]+h$|^[A-Z][a-z]+(?:[A-Z][a-z]+)+$/;

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
  if (model.terminology.length === 0) return [];
  const { words, numbers } = namesOf(model);
  const expansions = new Map(
    model.terminology.flatMap((entry) =>
      entry.abbreviation === null ? [] : [[entry.abbreviation, entry.name] as const],
    ),
  );
  const known = new Set([
    ...words.keys(),
    ...numbers.keys(),
    ...expansions.keys(),
    ...model.terminology.map((entry) => entry.name),
    ...model.terms.map((term) => term.name),
  ]);
  const seen = new Set<string>();
  return model.passages.flatMap((passage) =>
    shortWords(passage).flatMap(({ word, index }) => {
      const place = [index, index + word.length] as const;
      const name = known.has(word) ? word : word.replace(/(?<=[A-Z0-9])s$/, '');
      if (!known.has(name))
        return proseFinding(
          'abbreviation',
          passage,
          place,
          `Unexpected abbreviation ${word}, expected one that a table defines; write it out, or give it a row in the Terminology table${didYouMean(name, expansions.keys())}`,
          { fix: nearestName(name, expansions.keys()) ?? undefined },
        );
      const expansion = expansions.get(name);
      if (expansion === undefined || words.has(name) || seen.has(name) || passage.kind === 'heading') return [];
      seen.add(name);
      return isWrittenOut(passage, expansion, name)
        ? []
        : proseFinding(
            'abbreviation',
            passage,
            place,
            `Unexpected ${word} without its words at its first use, expected ${expansion} (${name})`,
          );
    }),
  );
}

function shortWords(passage: Passage): readonly { readonly word: string; readonly index: number }[] {
  return [...wordsOf(passage).matchAll(SHORT)]
    .map(({ 0: word, index }) => ({ word, index }))
    .filter(({ word }) => !NO_ABBREVIATION.test(word) && /[A-Z].*[A-Z]/.test(word));
}

/** Whether a passage has `Words (ABBR)`; a Terminology row and a sentence that says "ABBR (words)" do as well. */
function isWrittenOut({ text }: Passage, expansion: string, name: string): boolean {
  const flat = text.replaceAll(/\s+/g, ' ').toLowerCase();
  const [whole, short] = [expansion.toLowerCase(), name.toLowerCase()];
  return [`${whole} (${short})`, `${whole}s (${short}s)`, `${short} (${whole})`].some((form) => flat.includes(form));
}

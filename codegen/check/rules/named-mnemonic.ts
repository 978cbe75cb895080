import type { Diagnostic } from '../../model/diagnostic.ts';
import type { Model } from '../../model/model.ts';
import { didYouMean, nearestName } from '../../model/suggest.ts';
import { nameAtEnd, type Names, namesOf } from '../prose/names.ts';
import { proseFinding, wordsOf } from '../prose/words.ts';
import type { Passage } from '../../model/passage.ts';

const IN_PARENTHESES = /(?<= )\((?<mnemonic>[A-Z][A-Z0-9]+)\)/g;
/** What may stand between the words and the mnemonic: the Extended Controller List data structure (XCLIST). */
const NOUNS = /(?: (?:data structure|log page|field|register|limit|attribute|structure))+$/;
const CAPITALS = /(?:\b(?:[A-Z0-9][\w/'-]*|of|and|the|a|for|in|to)\s+)*$/;
const IN_CODE = /^[A-Z][A-Z0-9]*(?:\.[A-Z][A-Z0-9]*)*$/;

/**
 * `Name (MNEM)` joins a mnemonic and its words as a table does, and a mnemonic in code is one that a table defines.
 *
 * Bad:
 * ```normative
 * Table: Depths – Limits {#tbl:depths}
 *
 * | Limit | Minimum | Maximum | Description |
 * | :--- | :--- | :--- | :--- |
 * | **Queue Depth (QDEP)** | 0 | 7 | How deep. |
 *
 * The «Depth of a Queue (QDEP)» limit is `«QDPE»`.
 * ```
 *
 * Good:
 * ```normative
 * Table: Depths – Limits {#tbl:depths}
 *
 * | Limit | Minimum | Maximum | Description |
 * | :--- | :--- | :--- | :--- |
 * | **Queue Depth (QDEP)** | 0 | 7 | How deep. |
 *
 * The Queue Depth (QDEP) limit is `QDEP`; NVM Express (NVME) is no mnemonic, and `=> Status` is no name.
 * ```
 */
export function namedMnemonic(model: Model): readonly Diagnostic[] {
  const names = namesOf(model);
  const known = new Set([
    ...names.words.keys(),
    ...names.numbers.keys(),
    ...model.terms.map((term) => term.name),
    ...model.terminology.flatMap(({ abbreviation }) => abbreviation ?? []),
  ]);
  return model.passages.flatMap((passage) => [...inParentheses(passage, names), ...inCode(passage, known)]);
}

function inParentheses(passage: Passage, { words }: Names): readonly Diagnostic[] {
  const text = wordsOf(passage);
  return [...text.matchAll(IN_PARENTHESES)].flatMap(({ 0: match, index, groups }) => {
    const mnemonic = groups?.['mnemonic'] ?? '';
    const expected = words.get(mnemonic);
    if (expected === undefined || expected.size === 0) return [];
    const before = flat(text.slice(0, index)).trimEnd();
    // Words in lower case describe, and are no name: the tags of one controller (XCTAGS).
    if (!/(?:^| )[*]*[A-Z0-9][^ ]*$/.test(before.replace(NOUNS, ''))) return [];
    if ([before, before.replace(NOUNS, '')].some((said) => nameAtEnd(said, expected) !== null)) return [];
    const from = index - wordsBefore(text.slice(0, index));
    return proseFinding(
      'named-mnemonic',
      passage,
      [from, index + match.length],
      `Unexpected words before ${match}, expected ${[...expected].join(' or ')} as in the table`,
    );
  });
}

function inCode(passage: Passage, known: ReadonlySet<string>): readonly Diagnostic[] {
  return passage.marks.flatMap(({ kind, from, to }) => {
    if (kind !== 'code') return [];
    const source = passage.text.slice(from, to);
    const lead = /^`+ ?/.exec(source)?.[0].length ?? 0;
    const code = source.replace(/^`+ ?| ?`+$/g, '');
    if (!IN_CODE.test(code) || code.length < 2) return [];
    let start = from + lead;
    return code.split('.').flatMap((part) => {
      const place = [start, start + part.length] as const;
      start += part.length + 1;
      if (known.has(part)) return [];
      const fix = nearestName(part, known) ?? undefined;
      return proseFinding(
        'named-mnemonic',
        passage,
        place,
        `Unexpected ${part}, expected a mnemonic that a table defines${didYouMean(part, known)}`,
        { fix },
      );
    });
  });
}

/** How long the run of capitalised words is with which a text ends, without what begins a sentence. */
function wordsBefore(text: string): number {
  return (CAPITALS.exec(text)?.[0] ?? '').replace(/^(?:(?:of|and|the|a|for|in|to|The|A|An|In)\s+)+/, '').length;
}

/** A text of several lines as one line of the same length. */
function flat(text: string): string {
  return text.replaceAll('\n', ' ');
}

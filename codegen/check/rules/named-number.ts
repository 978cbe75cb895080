import type { Diagnostic } from '../../model/diagnostic.ts';
import type { Model } from '../../model/model.ts';
import { parseNumber } from '../../model/numbers.ts';
import type { Passage } from '../../model/passage.ts';
import { didYouMean } from '../../model/suggest.ts';
import { nameAtEnd, type Names, namesOf } from '../prose/names.ts';
import { isRequirement, proseFinding, wordsOf } from '../prose/words.ts';

const NUMBER = /\b[0-9][0-9A-Fa-f]*h(?:\/[0-9][0-9A-Fa-f]*h)?\b/g;
const MNEMONIC = /\b[A-Z][A-Z0-9]+\b/g;
/** What is no name of the model: places in memory or of registers, and sums. */
const PLACE =
  /\b(?:offset|address|page|at|from|size)(?:s|es)? (?:of )?(?:[0-9][0-9A-F]*h (?:to|and|or) )?$|[-+*/] ?$|\b[0-9][0-9A-F]*h to $/;

/**
 * A hexadecimal number in a sentence says whose number it is, in a form that is checked: `1Fh (Invalid Controller
 * Identifier)` and `Identify (06h)`, or behind the mnemonic of a field that it fits into. Offsets, addresses and parts of sums
 * stand for themselves, and so does 0h.
 *
 * Bad:
 * ```normative
 * Table: Status codes – Status values {#tbl:s}
 *
 * | Value | Definition |
 * | :--- | :--- |
 * | 1h/1Fh | **Invalid Controller Identifier:** There is no such controller. |
 *
 * Table: Data (DAT) – Data structure {#tbl:dat}
 *
 * | Bytes | Description |
 * | :--- | :--- |
 * | 00 | **Mode (MODE):** How. |
 *
 * Not «1Eh (Invalid Controller Identifier)», 1Fh («Invalid Controler Identifier»), Invalid Controller Identifier («20h») or
 * «80h». MODE is set to «100h».
 * ```
 *
 * Good:
 * ```normative
 * Table: Status codes – Status values {#tbl:s}
 *
 * | Value | Definition |
 * | :--- | :--- |
 * | 1h/1Fh | **Invalid Controller Identifier:** There is no such controller. |
 *
 * Table: Data (DAT) – Data structure {#tbl:dat}
 *
 * | Bytes | Description |
 * | :--- | :--- |
 * | 00 | **Mode (MODE):** How. Set to 80h. |
 *
 * It is 1Fh (Invalid Controller Identifier) or 1h/1Fh (Invalid Controller Identifier) at offset 1000h, 1000h + 8h further
 * up; MODE is set to FFh and cleared to 0h.
 * ```
 */
export function namedNumber(model: Model): readonly Diagnostic[] {
  const names = namesOf(model);
  return model.passages.filter(isSentence).flatMap((passage) => {
    const words = wordsOf(passage).replaceAll('\n', ' ');
    return [...words.matchAll(NUMBER)].flatMap((match) => problem(match, words, passage, names));
  });
}

/** Prose that may be about anything; a description belongs to its field. */
function isSentence(passage: Passage): boolean {
  return passage.sectionClass !== 'informative' && (passage.cell === null || isRequirement(passage));
}

function problem(
  { 0: number, index }: RegExpExecArray,
  words: string,
  passage: Passage,
  { numbers, widths }: Names,
): readonly Diagnostic[] {
  const end = index + number.length;
  const [before, after] = [words.slice(0, index), words.slice(end)];
  const report = (from: number, to: number, message: string): readonly Diagnostic[] => [
    proseFinding('named-number', passage, [from, to], message),
  ];
  const inside = /^ \((?<name>[A-Z][^()]*)\)/.exec(after);
  if (inside !== null) {
    const name = inside.groups?.['name'] ?? '';
    const known = numbers.get(name);
    const from = end + ' ('.length;
    if (known === undefined)
      return report(
        from,
        from + name.length,
        `Unexpected ${name}, expected a name that has a number, such as a status code or an opcode${didYouMean(name, numbers.keys())}`,
      );
    return has(known, number)
      ? []
      : report(index, end + inside[0].length, `Unexpected ${number} for ${name}, expected ${[...known].join(' or ')}`);
  }
  if (before.endsWith(' (') && after.startsWith(')')) {
    const name = nameAtEnd(before.slice(0, -2), numbers.keys());
    if (name !== null) {
      const known = numbers.get(name) ?? new Set();
      return has(known, number)
        ? []
        : report(index, end, `Unexpected ${number} for ${name}, expected ${[...known].join(' or ')}`);
    }
  }
  const value = parseNumber(number);
  if (value === null || Number(value) === 0 || PLACE.test(before) || /^ ?[-+*/] ?\S/.test(after)) return [];
  const sentence = before.slice(before.lastIndexOf('. ') + 1);
  const mnemonic = [...sentence.matchAll(MNEMONIC)].map(([name]) => name).findLast((name) => widths.has(name));
  if (mnemonic === undefined)
    return report(
      index,
      end,
      `Unexpected ${number} without a name, expected a form that can be checked, such as 1Fh (Invalid Controller Identifier), or the mnemonic of its field before it`,
    );
  const width = widths.get(mnemonic) ?? 0;
  if (BigInt(value) < 1n << BigInt(width)) return [];
  return report(index, end, `Unexpected ${number} for ${mnemonic}, expected a value of ${width} bits`);
}

/** Whether a number is one of the known ones, with or without leading zeros. */
function has(known: ReadonlySet<string>, number: string): boolean {
  const bare = (text: string): string => text.replace(/(?<=^|\/)0+(?=[0-9A-F])/g, '').toUpperCase();
  return [...known].some((each) => bare(each) === bare(number));
}

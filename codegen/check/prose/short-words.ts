import type { Passage } from '../../model/passage.ts';
import { wordsOf } from './words.ts';

/** Two capitals at least, perhaps with digits, small letters or a slash between them: `PASID`, `PCIe`, `I/O`, `MSI-X`. */
const SHORT =
  /(?<![A-Za-z0-9.@#/-])(?:[A-Z][A-Za-z0-9]*[A-Z][A-Za-z0-9]*|[A-Z]{1,2}\/[A-Z]+)(?:-[A-Z]+)?(?![A-Za-z0-9(-]|\.[A-Z])/g;
/** Hexadecimal numbers, and words of several like an enumerator. */
const NO_ABBREVIATION = /^[0-9A-F]+h$|^[A-Z][a-z]+(?:[A-Z][a-z]+)+$/;

/** The words of a passage that look like abbreviations, with their places. */
export function shortWords(passage: Passage): readonly { readonly word: string; readonly index: number }[] {
  return [...wordsOf(passage).matchAll(SHORT)]
    .map(({ 0: word, index }) => ({ word, index }))
    .filter(({ word }) => !NO_ABBREVIATION.test(word));
}

import type { Diagnostic } from '../../model/diagnostic.ts';
import type { Model } from '../../model/model.ts';
import { proseFinding, wordsOf } from '../prose/words.ts';

interface Style {
  readonly form: RegExp;
  readonly expected: (word: string) => string;
  /** The one right way to write it; absent where the writer has to say what is meant. */
  readonly fix?: (word: string) => string;
}

const upper = (word: string): string => `${word.slice(0, -1).toUpperCase()}h`;
const fromC = (word: string): string => `${word.slice(2).toUpperCase()}h`;
const binary = (word: string): string => `${word.slice(2)}b`;
const plain = (word: string): string => word.replaceAll(',', '');
const based = (): string => "0's based";

const STYLES: readonly Style[] = [
  { form: /\b0x[0-9A-Fa-f]+\b/g, expected: fromC, fix: fromC },
  { form: /\b0b[01]+\b/g, expected: binary, fix: binary },
  { form: /\b(?=[0-9A-Fa-f]*[a-f])[0-9][0-9A-Fa-f]*h\b/g, expected: upper, fix: upper },
  { form: /\b[0-9]+H\b/g, expected: upper, fix: upper },
  { form: /\b[0-9]{1,3}(?:,[0-9]{3})+\b/g, expected: plain, fix: plain },
  { form: /\b(?:0-based|zero-based|zero's based|0s based|0 based)\b/gi, expected: based, fix: based },
  { form: /(?<=[0-9] ?)[kK]B\b/g, expected: () => 'KiB (1024 bytes) or a number of bytes' },
];

/**
 * Numbers are written as in NVM Express: hexadecimal `1Fh` with upper-case digits, binary `01b`, decimal digits alone, and
 * "0's based". A kilobyte says of how many bytes.
 *
 * Bad:
 * ```normative
 * Not «0x1f», «0b01», «1fh», «12H», «65,536», «zero-based» or 4 «KB».
 * ```
 *
 * Good:
 * ```normative
 * It is 1Fh, 01b, 65536, a 0's based value or 4 KiB; in code `0x1f` is somebody else's.
 * ```
 */
export function numberStyle(model: Model): readonly Diagnostic[] {
  return model.passages.flatMap((passage) => {
    const words = wordsOf(passage);
    return STYLES.flatMap(({ form, expected, fix }) =>
      [...words.matchAll(form)].map(({ 0: word, index }) =>
        proseFinding(
          'number-style',
          passage,
          [index, index + word.length],
          `Unexpected ${word}, expected ${expected(word)}`,
          { fix: fix?.(word) },
        ),
      ),
    );
  });
}

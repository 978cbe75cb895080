/** What has a meaning in Pandoc's Markdown and none in a plain text of GitHub's. */
const SPECIAL = new Set(['$', '^', '~', '<', '[', '*', '`', '_']);
const PUNCTUATION = /[!-/:-@[-`{-~]/;
const REFERENCE = /^@(?:tbl|fig|sec):[a-z0-9]/;

/**
 * The source of a text as Pandoc reads the same text: no mathematics, superscripts, citations, commands of TeX or typographic
 * replacements. What is escaped already stays so, and so do references such as `@tbl:limits`.
 */
export function escapeText(source: string): string {
  let result = '';
  for (let index = 0; index < source.length; index++) {
    const character = source.charAt(index);
    const next = source.charAt(index + 1);
    if (character === '\\') {
      const isEscape = PUNCTUATION.test(next) || next === '\n';
      result += isEscape ? character + next : '\\\\';
      if (isEscape) index++;
    } else if (character === '@') result += REFERENCE.test(source.slice(index, index + 6)) ? '@' : '\\@';
    else if (SPECIAL.has(character) || isTypographic(source, index)) result += `\\${character}`;
    else result += character;
  }
  return result;
}

/** `--` and `...`, which would become a dash and an ellipsis. */
function isTypographic(source: string, index: number): boolean {
  const character = source.charAt(index);
  if (character === '-') return source.charAt(index - 1) === '-' || source.charAt(index + 1) === '-';
  return (
    character === '.' &&
    (source.startsWith('...', index) ||
      source.slice(index - 2, index + 1) === '...' ||
      source.slice(index - 1, index + 2) === '...')
  );
}

/** The first words of a paragraph, where `A.` or `(1)` would begin a list. */
export function escapeStart(source: string): string {
  return source.replace(/^(\(?(?:[A-Za-z]|[ivxlcdmIVXLCDM]+|[0-9]+|#))([.)])(?=\s)/, '$1\\$2');
}

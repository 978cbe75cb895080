import type { SourceRange } from '../model/source.ts';
import { within } from '../model/source.ts';
import { correctedNumber, FOREIGN_SIGNS } from './spelling.ts';

/** Words that no field, limit, term, binder or object may be named after. */
export const RESERVED_WORDS: ReadonlySet<string> = new Set([
  'and',
  'or',
  'not',
  'mod',
  'exists',
  'every',
  'where',
  'satisfies',
  'in',
  'count',
  'sum',
  'for',
  'index',
  'entries',
  'reserved',
  'malformed',
  'none',
  'new',
  'this',
  'created',
]);

/** One word or sign of an expression; `from` and `to` count UTF-16 units in the text. */
export interface Token {
  readonly kind: 'number' | 'name' | 'word' | 'sign' | 'end';
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** Why a text is no expression, and where. Thrown inside the parser only; callers get a `ParseResult`. */
export class SyntaxFault extends Error {
  readonly at: SourceRange;

  constructor(message: string, at: SourceRange) {
    super(message);
    this.at = at;
  }
}

const NUMBER = /^(?:[0-9]+|[01]+b|[0-9A-F]+h)$/;
const NAME = /^[A-Za-z][A-Za-z0-9_]*$/;
const PIECE = /[A-Za-z0-9_]+|!=|<=|>=|\.\.|==|&&|\|\||<>|=<|=>|[!≠≤≥%=<>+\-*^.,()[\]{}]/y;

/** What one cell may hold: far more than a reader takes in, and so few that no nesting exhausts the stack. */
const MOST_TOKENS = 1000;

/** Cuts a text into tokens; the last one is always `end`. Throws a `SyntaxFault` for a character that no token holds. */
export function tokenize(text: string, at: SourceRange): readonly Token[] {
  const tokens: Token[] = [];
  let from = 0;
  for (;;) {
    while (text[from] === ' ') from += 1;
    if (from >= text.length) break;
    PIECE.lastIndex = from;
    const piece = PIECE.exec(text)?.[0];
    if (piece === undefined) {
      const character = String.fromCodePoint(text.codePointAt(from) ?? 0);
      throw new SyntaxFault(
        `Unexpected character ${character}, expected a name, a number or an operator`,
        within(at, from, from + character.length),
      );
    }
    const to = from + piece.length;
    if (tokens.length === MOST_TOKENS) {
      throw new SyntaxFault(
        `Unexpected length of a cell with more than ${MOST_TOKENS} words, expected a shorter one; give a part of it a name with a term`,
        within(at, from, to),
      );
    }
    tokens.push({ kind: kindOf(piece, within(at, from, to)), text: piece, from, to });
    from = to;
  }
  tokens.push({ kind: 'end', text: 'end of the cell', from: text.length, to: text.length });
  return tokens;
}

/** The value of a number as NVMe writes it: `12`, `1Fh`, `101b`. A bigint where it exceeds 2^53 - 1. */
export function numberValue(text: string): number | bigint {
  const digits = text.slice(0, -1);
  const value = text.endsWith('h') ? BigInt(`0x${digits}`) : text.endsWith('b') ? BigInt(`0b${digits}`) : BigInt(text);
  return value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value;
}

/** " (did you mean and?)" for a name that is a word of the language in capitals, else the empty text. */
export function wordMeant({ text }: Token): string {
  const word = text.toLowerCase();
  return word !== text && RESERVED_WORDS.has(word) ? ` (did you mean ${word}?)` : '';
}

function kindOf(piece: string, at: SourceRange): Token['kind'] {
  const ours = FOREIGN_SIGNS.get(piece);
  if (ours !== undefined) throw new SyntaxFault(`Unexpected ${piece}, expected ${ours}`, at);
  if (!/^[A-Za-z0-9_]/.test(piece)) return 'sign';
  if (NUMBER.test(piece)) return 'number';
  if (RESERVED_WORDS.has(piece)) return 'word';
  if (NAME.test(piece)) return 'name';
  const expected = correctedNumber(piece) ?? 'a number such as 12, 1Fh or 101b, or a name that begins with a letter';
  throw new SyntaxFault(`Unexpected ${piece}, expected ${expected}`, at);
}

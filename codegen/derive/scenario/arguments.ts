import { within, type SourceRange } from '../../model/source.ts';
import { ScenarioFault } from './fault.ts';

/** A value as written: resolved against its field later. */
export type Written =
  | { readonly kind: 'word'; readonly text: string; readonly at: SourceRange }
  /** `(MSIXN - 1)`, without its parentheses. */
  | { readonly kind: 'expression'; readonly text: string; readonly at: SourceRange }
  | { readonly kind: 'text'; readonly text: string; readonly at: SourceRange }
  | { readonly kind: 'records'; readonly records: readonly (readonly Argument[])[]; readonly at: SourceRange };

/** `NTAG=1` */
export interface Argument {
  readonly name: string;
  readonly nameAt: SourceRange;
  readonly value: Written;
}

/** A place in one line. */
export class Cursor {
  readonly #text: string;
  readonly #range: SourceRange;
  #at: number;

  constructor(text: string, at: number, range: SourceRange) {
    this.#text = text;
    this.#at = at;
    this.#range = range;
  }

  get done(): boolean {
    this.take(/\s*/y);
    return this.#at >= this.#text.length;
  }

  /** Takes what the sticky pattern matches here. */
  take(pattern: RegExp): { text: string; at: SourceRange } | null {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text);
    if (!match) return null;
    const from = this.#at;
    this.#at += match[0].length;
    return { text: match[0], at: within(this.#range, from, this.#at) };
  }

  fail(expected: string): never {
    const found = this.#text.slice(this.#at, this.#at + 12);
    throw new ScenarioFault(
      within(this.#range, this.#at, this.#at + Math.max(1, found.length)),
      `Unexpected ${found === '' ? 'end of the line' : `"${found}"`}, expected ${expected}`,
    );
  }
}

/** Reads `NAME=VALUE` pairs, separated by spaces, up to the end. */
export function readArguments(cursor: Cursor): Argument[] {
  const found: Argument[] = [];
  while (!cursor.done) found.push(readArgument(cursor));
  return found;
}

function readArgument(cursor: Cursor): Argument {
  const name = cursor.take(/[A-Z][A-Z0-9]*/y) ?? cursor.fail('a field, such as NTAG=1');
  if (!cursor.take(/=/y)) cursor.fail(`= after ${name.text}`);
  return { name: name.text, nameAt: name.at, value: readValue(cursor) };
}

function readValue(cursor: Cursor): Written {
  const quoted = cursor.take(/"[^"]*"/y);
  if (quoted) return { kind: 'text', text: quoted.text.slice(1, -1), at: quoted.at };
  const expression = cursor.take(/\([^()]*\)/y);
  if (expression) {
    const { text, at } = expression;
    return { kind: 'expression', text: text.slice(1, -1), at: within(at, 1, text.length - 1) };
  }
  const open = cursor.take(/\[\s*/y);
  if (open) return { kind: 'records', records: readRecords(cursor), at: open.at };
  const word =
    cursor.take(/[A-Za-z0-9.]+/y) ??
    cursor.fail('a number, an enumerator, a handle, an expression in parentheses, a text in quotes or a list');
  return { kind: 'word', text: word.text, at: word.at };
}

/** `{TVAL=2h, TTYPE=PASID}, {…}]` */
function readRecords(cursor: Cursor): Argument[][] {
  const records: Argument[][] = [];
  while (!cursor.take(/\]/y)) {
    if (records.length > 0 && !cursor.take(/,\s*/y)) cursor.fail(', or ]');
    if (!cursor.take(/\{\s*/y)) cursor.fail('{');
    const record: Argument[] = [];
    while (!cursor.take(/\s*\}\s*/y)) {
      if (record.length > 0 && !cursor.take(/\s*,\s*/y)) cursor.fail(', or }');
      record.push(readArgument(cursor));
    }
    records.push(record);
  }
  return records;
}

import { print } from '../language/print.ts';
import { EXPRESSION_KINDS, type Expression } from '../model/expression.ts';

/** What a fact says without its places: expressions as canonical text, references as names. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };

/** Where and how a fact stands; descriptions are prose, which has a kind of change of its own. */
const NOT_MEANING = new Set(['at', 'section', 'table', 'description']);

/** A fact of the model as plain data. */
export function plain(value: unknown): Plain {
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || value === null)
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
  if (Array.isArray(value)) return value.map(plain);
  if (isExpression(value)) return print(value);
  const entries = Object.entries(value).filter(([key, part]) => !NOT_MEANING.has(key) && part !== undefined);
  const [first] = entries;
  // A reference is a name with a place.
  if ('at' in value && entries.length === 1 && first?.[0] === 'name') return plain(first[1]);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, part]) => [key, plain(part)]));
}

/** Whether two facts say the same. */
export function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(plain(a)) === JSON.stringify(plain(b));
}

/** A fact in words for people: one line, at most 120 characters. */
export function words(value: unknown): string {
  const text = wordsOf(plain(value));
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}

function wordsOf(value: Plain): string {
  if (value === null) return 'none';
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(wordsOf).join(', ');
  if (typeof value !== 'object') return String(value) || 'empty';
  const { kind, low, high, ...rest } = value as { readonly [key: string]: Plain };
  const others = Object.entries(rest).filter(([, part]) => part !== null);
  const range = low === undefined || high === undefined ? [] : [`${wordsOf(low)} to ${wordsOf(high)}`];
  const head = [...(kind === undefined ? [] : [wordsOf(kind)]), ...range].join(' ');
  return [...(head === '' ? [] : [head]), ...others.map(([key, part]) => `${key} ${wordsOf(part)}`)].join(', ');
}

function isExpression(value: object): value is Expression {
  return 'at' in value && 'kind' in value && EXPRESSION_KINDS.has(value.kind) && !('mnemonic' in value);
}

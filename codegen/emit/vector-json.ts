import type { VectorFile } from '../model/vector.ts';
import { packFile } from '../model/wire/pack.ts';

/** Keys whose value stands on several lines: an entry a line. Everything else stands on one line. */
const EXPANDED: ReadonlySet<string> = new Set([
  'notes',
  'topologies',
  'capabilities',
  'shared',
  'sequences',
  'vectors',
  'steps',
]);

/**
 * A vector file as JSON, with what its vectors have in common said once: keys in the order of the types, one step of a vector a
 * line, so that a difference shows the steps that changed. Ends with a line feed.
 */
export function vectorJson(file: VectorFile): string {
  return `${objectText(Object.entries(packFile(file)), 0)}\n`;
}

/** An object with a key a line; values of expanded keys take lines of their own. */
function objectText(entries: readonly (readonly [string, unknown])[], depth: number): string {
  const lines = entries
    .filter(([, value]) => value !== undefined)
    .map(
      ([key, value]) =>
        `${JSON.stringify(key)}: ${EXPANDED.has(key) ? expandedText(key, value, depth + 1) : compactText(value)}`,
    );
  return block('{', lines, '}', depth);
}

/** The value of an expanded key: its elements or properties, a line each or, for topologies and vectors, several lines each. */
function expandedText(key: string, value: unknown, depth: number): string {
  const nested = key === 'topologies' || key === 'vectors';
  const text = (one: unknown): string =>
    nested && isObject(one) ? objectText(Object.entries(one), depth + 1) : compactText(one);
  if (Array.isArray(value)) return block('[', value.map(text), ']', depth);
  if (!isObject(value)) return compactText(value);
  const lines = Object.entries(value).map(([name, one]) => `${JSON.stringify(name)}: ${text(one)}`);
  return block('{', lines, '}', depth);
}

function block(open: string, lines: readonly string[], close: string, depth: number): string {
  if (lines.length === 0) return `${open}${close}`;
  const indent = ' '.repeat(depth + 1);
  return `${open}\n${lines.map((line) => indent + line).join(',\n')}\n${' '.repeat(depth)}${close}`;
}

/** JSON on one line, with a space after each colon and comma. */
function compactText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(compactText).join(', ')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}: ${compactText(one)}`).join(', ')}}`;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

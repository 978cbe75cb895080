import { type Diagnostic, diagnostic } from '../model/diagnostic.ts';
import { didYouMean, nearestName } from '../model/suggest.ts';
import type { SourceRange } from '../model/source.ts';

/** A name in the text that has to name something: what it may be, and everything that it could have named. */
export interface Link {
  readonly name: string;
  readonly at: SourceRange;
  /** Completes "expected …". */
  readonly expected: string;
  readonly known: readonly string[];
}

/** The names of lists: many links have one list, that of all requirements for instance. */
const sets = new WeakMap<readonly string[], ReadonlySet<string>>();

function isKnown(name: string, known: readonly string[]): boolean {
  const set = sets.get(known) ?? new Set(known);
  sets.set(known, set);
  return set.has(name);
}

/** The finding of a link that leads nowhere. */
export function unresolved({ name, at, expected, known }: Link): readonly Diagnostic[] {
  if (isKnown(name, known)) return [];
  const meant = nearestName(name, known);
  const finding = diagnostic(
    'unresolved-reference',
    at,
    `Unexpected ${name}, expected ${expected}${didYouMean(name, known)}`,
  );
  return [meant === null || isWider(at, name) ? finding : { ...finding, fix: { range: finding.range, text: meant } }];
}

/** Whether a place holds more than the name. */
function isWider({ start, end }: SourceRange, name: string): boolean {
  return start.line !== end.line || end.column - start.column !== name.length;
}

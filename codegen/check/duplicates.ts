import { type Diagnostic, diagnostic } from '../model/diagnostic.ts';
import type { SourceRange } from '../model/source.ts';

/** Something that may stand only once: what it is called, and where it stands. */
export interface Named {
  readonly name: string;
  readonly at: SourceRange;
}

/** One finding for every further use of a name; its cause is the first use. `message` is told the name. */
export function duplicates<Item extends Named>(
  rule: string,
  items: Iterable<Item>,
  message: (item: Item, first: Item) => string,
): readonly Diagnostic[] {
  const seen = new Map<string, Item>();
  const findings: Diagnostic[] = [];
  for (const item of items) {
    const first = seen.get(item.name);
    if (first === undefined) seen.set(item.name, item);
    else findings.push(diagnostic(rule, item.at, message(item, first), first.at));
  }
  return findings;
}

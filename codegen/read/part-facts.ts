import { type Diagnostic, diagnostic } from '../model/diagnostic.ts';
import { emptyFacts, type Facts } from './facts.ts';
import type { SourceTable } from './markdown/table.ts';
import type { Part } from './part.ts';
import { readTables } from './read-tables.ts';

/** What the tables of one file say, one by one. */
export interface PartFacts {
  readonly facts: Facts;
  readonly diagnostics: readonly Diagnostic[];
}

/** Facts that were read, by what of the other files they depend on. */
const known = new WeakMap<Part, { readonly others: string; readonly facts: PartFacts }>();

/** Reads the tables of a file. `tables` are those of all files: what a mnemonic names is told by the kinds that carry it. */
export function readPartFacts(part: Part, tables: readonly SourceTable[], others = kindsOf(tables)): PartFacts {
  const before = known.get(part);
  if (before?.others === others) return before.facts;
  const diagnostics: Diagnostic[] = [];
  const facts = emptyFacts();
  readTables(part.tables, {
    facts,
    tables,
    report: (rule, at, message, cause) => void diagnostics.push(diagnostic(rule, at, message, cause)),
  });
  const result = { facts, diagnostics };
  known.set(part, { others, facts: result });
  return result;
}

/** Gives a part the facts that were read from its tables before. */
export function adoptFacts(part: Part, others: string, facts: PartFacts): void {
  known.set(part, { others, facts });
}

/** Whether the facts of a part are known while the other files say this. */
export function hasFacts(part: Part, others: string): boolean {
  return known.get(part)?.others === others;
}

/** What the tables of a file may depend on in others: which kinds of table carry which mnemonic. */
export function kindsOf(tables: readonly SourceTable[]): string {
  return tables
    .flatMap(({ caption: { kind, subject } }) => (subject.mnemonic === null ? [] : `${subject.mnemonic} ${kind}`))
    .join('\n');
}

/** The facts of several files as one, in their order. */
export function joinedFacts(parts: readonly Facts[]): Facts {
  const names = Object.keys(emptyFacts()) as readonly (keyof Facts)[];
  return Object.fromEntries(
    names.map((name) => [name, ([] as unknown[]).concat(...parts.map((facts) => facts[name]))]),
  ) as unknown as Facts;
}

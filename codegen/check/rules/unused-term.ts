import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts';
import type { Model } from '../../model/model.ts';
import { nearestName } from '../../model/suggest.ts';

/**
 * A term is used by some condition: its names and kinds are checked where it is used.
 *
 * Bad: a row `FreeTags` that no condition names. Good: no such row.
 */
export function unusedTerm(model: Model): readonly Diagnostic[] {
  const { commands, common, transitions, invariants, terms, objects } = model;
  const used = new Set<string>();
  const defined = new Set(terms.map((term) => term.name));
  // Layouts hold no conditions, and are most of a command.
  const cells = commands.map((command) => ({ ...command, fields: null, result: null }));
  collectNames([cells, common, transitions, invariants, objects, terms.map((term) => term.definition)], used);
  // A name that is nearly a term is a misspelt use of it, which is reported where it stands.
  const others = [...used].filter((name) => !defined.has(name));
  return terms
    .filter((term) => !used.has(term.name) && nearestName(term.name, others) === null)
    .map(({ name, at }) =>
      diagnostic(
        'unused-term',
        at,
        `Unexpected term ${name} that no condition uses, expected a use: only what is used is checked; use it or remove the row`,
      ),
    );
}

/** Adds the names of all name and call nodes of the syntax trees inside a value. */
function collectNames(value: unknown, names: Set<string>): void {
  if (typeof value !== 'object' || value === null) return;
  if ('kind' in value && 'name' in value && (value.kind === 'name' || value.kind === 'call'))
    names.add(String(value.name));
  for (const [key, part] of Object.entries(value)) if (key !== 'at') collectNames(part, names);
}

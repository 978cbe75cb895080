import type { Catalog } from './catalog.ts';
import { commandExpressions, visit } from './comparisons.ts';
import { inlineTerms } from './terms.ts';

/** The limits that decide what a command does. */
export function limitsOf(catalog: Catalog, name: string): ReadonlySet<string> {
  return catalog.limitsOf(name, (model) => {
    const found = new Set<string>();
    const known = new Set(model.limits.map((limit) => limit.mnemonic));
    for (const expression of commandExpressions(model, catalog.command(name))) {
      visit(inlineTerms(expression, model.terms), new Map(), (node) => {
        if (node.kind === 'name' && known.has(node.name)) found.add(node.name);
      });
    }
    return found;
  });
}

import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts';
import type { Model } from '../../model/model.ts';
import { duplicates } from '../duplicates.ts';
import { type ProseUses, usesIn } from '../prose/uses.ts';

const RULE = 'terminology-used';

/**
 * A term of a Terminology table is defined once and used by some other sentence, in whatever number and with or without its
 * abbreviation.
 *
 * Bad:
 * ```normative
 * Table: Terms – Terminology {#tbl:terms}
 *
 * | Term | Definition |
 * | :--- | :--- |
 * | **Host** | Software. |
 * | **«Guest»** | Other software. |
 * | **«host»** | The machine. |
 *
 * A host waits.
 * ```
 *
 * Good:
 * ```normative
 * Table: Terms – Terminology {#tbl:terms}
 *
 * | Term | Definition |
 * | :--- | :--- |
 * | **Host** | Software. |
 * | **Process Address Space Identifier (PASID)** | A number. |
 * | **Namespace** | Blocks. |
 *
 * A host asks for two PASIDs of two
 * namespaces.
 * ```
 */
export function terminologyUsed(model: Model): readonly Diagnostic[] {
  return usedTerms(model, [usesIn(model, model.passages)]);
}

/** The same from what the files of the document use. */
export function usedTerms({ terminology }: Model, files: readonly ProseUses[]): readonly Diagnostic[] {
  const used = new Set(files.flatMap(({ terms }) => terms));
  const twice = duplicates(
    RULE,
    terminology.map(({ name, at }) => ({ name: name.toLowerCase(), at })),
    ({ name }) => `Unexpected second ${name}, expected one definition; merge the rows`,
  );
  const unused = terminology
    .filter(({ name }) => !used.has(name))
    .map(({ name, at }) =>
      diagnostic(RULE, at, `Unexpected term ${name} that no sentence uses, expected a use; remove the row`),
    );
  return [...twice, ...unused];
}

import type { Code, Root, TableCell } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { header, pageTables, type PageTable } from './caption.ts';

/** The header of the column that makes a table's rows requirements. */
export const ID_COLUMN = 'Requirement ID';

/** A requirement id, or the id of a scenario: `XC-CRE-1`, `XC-CRE-S1`. */
const ID = /^[A-Z]{2,}-[A-Z0-9]+-S?\d+$/u;

/** The place that defines an id: the cell of its row, or the fence of a scenario. */
export type Definition =
  | { readonly id: string; readonly kind: 'row'; readonly cell: TableCell }
  | { readonly id: string; readonly kind: 'scenario'; readonly code: Code };

/** What the information string of a scenario fence says: `{#XC-CRE-S1 caption="…"}`. */
export interface ScenarioHead {
  readonly id: string;
  readonly caption: string;
}

/** Reads the information string of a `scenario` fence. */
export function scenarioHead(code: Code): ScenarioHead | null {
  if (code.lang !== 'scenario') return null;
  const match = /^\{#(?<id>\S+)(?:\s+caption="(?<caption>[^"]*)")?\s*\}$/u.exec(code.meta ?? '');
  const id = match?.groups?.['id'];
  if (!id || !ID.test(id)) return null;
  return { id, caption: match.groups?.['caption'] ?? '' };
}

/** The `id` in the page of a requirement or scenario. */
export function idAnchor(id: string): string {
  return id.toLowerCase();
}

/** The kind of table that names requirements of other pages. */
export const OTHER_EVIDENCE = 'Other evidence';

/** All ids that a page defines, in order. */
export function definitions(root: Root): Definition[] {
  const found: Definition[] = pageTables(root)
    .filter((entry) => !entry.generated)
    .flatMap(rowDefinitions);
  visit(root, 'code', (code) => {
    const head = scenarioHead(code);
    if (head) found.push({ id: head.id, kind: 'scenario', code });
  });
  return found;
}

function rowDefinitions({ table, caption }: PageTable): Definition[] {
  if (caption?.kind === OTHER_EVIDENCE) return [];
  const rows = table.children.slice(1);
  if (header(table)[0] === ID_COLUMN) {
    return rows.flatMap((row) =>
      row.children[0] ? rowDefinition(row.children[0], toString(row.children[0]).trim()) : [],
    );
  }
  if (caption?.kind !== 'Command') return [];
  return rows.flatMap(({ children: [property, value] }) =>
    property && value && toString(property) === 'Target' ? rowDefinition(value, targetId(toString(value))) : [],
  );
}

function rowDefinition(cell: TableCell, id: string): Definition[] {
  return ID.test(id) ? [{ id, kind: 'row', cell }] : [];
}

/** A Target row names the requirement that holds when the target does not exist: `…, else XC-RCV-1 Invalid …`. */
function targetId(value: string): string {
  return /\belse (\S+)/u.exec(value)?.[1] ?? '';
}

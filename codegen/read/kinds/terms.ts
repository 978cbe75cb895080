import type { ReadContext } from '../context.ts';
import { expressionCell } from '../forms/condition.ts';
import { cellOf, filledText, type Reading, unexpected } from '../forms/text.ts';
import type { TableKind } from '../kind.ts';
import type { Cell } from '../markdown/cell.ts';

const TERM = /^(?<name>[A-Za-z][A-Za-z0-9]*)(?:\((?<parameters>[a-z][A-Za-z0-9]*(?:, [a-z][A-Za-z0-9]*)*)\))?$/;

/** Named expressions that conditions use. */
export const terms: TableKind = {
  kind: 'Terms',
  purpose:
    'Named expressions, with or without parameters, that conditions use. A term may use other terms, but not itself.',
  header: ['Term', 'Definition'],
  example: `Table: Tags – Terms {#tbl:tag-terms}

| Term | Definition |
| :--- | :--- |
| SameTag(t, u) | t.TTYPE = u.TTYPE and t.TVAL = u.TVAL |
`,
  read: (table, context) => {
    for (const row of table.rows) {
      const head = headCell(cellOf(row, 0), context);
      const definition = expressionCell(cellOf(row, 1), context);
      if (head === undefined || definition === undefined) continue;
      context.facts.terms.push({ ...head, definition, section: table.section, at: row.at });
    }
  },
};

function headCell(
  cell: Cell,
  context: ReadContext,
): Reading<{ readonly name: string; readonly parameters: readonly string[] }> {
  const expected = 'a term such as FreePairs or SameTag(t, u)';
  const text = filledText(cell, expected, context);
  if (text === undefined) return undefined;
  const groups = TERM.exec(text)?.groups;
  if (groups === undefined) return unexpected(cell, expected, context);
  return { name: groups['name'] ?? '', parameters: groups['parameters']?.split(', ') ?? [] };
}

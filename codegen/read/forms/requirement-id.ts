import type { ReadContext } from '../context.ts';
import type { Cell } from '../markdown/cell.ts';
import type { SourceTable } from '../markdown/table.ts';
import { filledText, type Reading, unexpected } from './text.ts';

/** What an id looks like anywhere in the text; the checks know the prefixes. */
export const REQUIREMENT_ID = /^[A-Z]{2,}-[A-Z0-9]+-[0-9]+$/;

/** A Requirement ID cell. The id is entered into the index with its place. */
export function requirementId(cell: Cell, table: SourceTable, context: ReadContext): Reading<string> {
  const expected = 'a requirement id such as XC-CRE-1';
  const id = filledText(cell, expected, context);
  if (id === undefined) return undefined;
  context.facts.requirementIndex.push({
    id,
    section: table.section,
    table: table.caption.id,
    kind: table.caption.kind,
    at: cell.at,
  });
  return REQUIREMENT_ID.test(id) ? id : unexpected(cell, expected, context);
}

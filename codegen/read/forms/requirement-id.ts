import type { ReadContext } from '../context.ts';
import type { Cell } from '../markdown/cell.ts';
import type { SourceTable } from '../markdown/table.ts';
import { filledText, type Reading, unexpected } from './text.ts';
import { placeholderArea, REQUIREMENT_ID } from '../../model/requirement-id.ts';

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
  if (REQUIREMENT_ID.test(id)) return id;
  return unexpected(
    cell,
    placeholderArea(id) === null ? expected : 'a number in place of ?; `snvme check --assign-ids` gives it one',
    context,
  );
}

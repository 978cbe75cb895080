import type { Target } from '../../model/command.ts';
import type { ReadContext } from '../context.ts';
import { type Cell, slice } from '../markdown/cell.ts';
import type { SourceTable } from '../markdown/table.ts';
import { expressionCell } from './condition.ts';
import { requirementId } from './requirement-id.ts';
import { optionalSplit, splitAt } from './split.ts';
import { filledText, type Reading, reference, unexpected } from './text.ts';

const EXPECTED =
  '"OBJECT[FIELD] where CONDITION, when CONDITION, else ID STATUS"; the parts where and when may be left out';
const ENTRY = /^(?<object>[A-Z][A-Z0-9]*)\[(?<key>[A-Z][A-Z0-9]*)\]$/;

/** The Target property: `XC[CNTLID] where this.XGEN = XGEN, else XC-RCV-1 Invalid Controller Identifier`. */
export function targetCell(cell: Cell, table: SourceTable, context: ReadContext): Reading<Target> {
  if (filledText(cell, EXPECTED, context) === undefined) return undefined;
  const [selection, otherwise] = splitAt(cell, ', else ') ?? [];
  if (selection === undefined || otherwise === undefined) return unexpected(cell, EXPECTED, context);
  const [found, whenText] = optionalSplit(selection, ', when ');
  const [entry, whereText] = optionalSplit(found, ' where ');
  const { object, key } = ENTRY.exec(entry.text)?.groups ?? {};
  if (object === undefined || key === undefined)
    return unexpected(entry, 'an object and the field that holds its key, such as XC[CNTLID]', context);
  const where = whereText && expressionCell(whereText, context);
  const when = whenText && expressionCell(whenText, context);
  const space = otherwise.text.includes(' ') ? otherwise.text.indexOf(' ') : otherwise.text.length;
  const id = requirementId(slice(otherwise, 0, space), table, context);
  const status = reference(slice(otherwise, space), 'the name of a status code after the requirement id', context);
  if (where === undefined || when === undefined || id === undefined || status === undefined) return undefined;
  return {
    object: { name: object, at: slice(entry, 0, object.length).at },
    key: { name: key, at: slice(entry, object.length + 1, -1).at },
    where,
    when,
    id,
    status,
    at: cell.at,
  };
}

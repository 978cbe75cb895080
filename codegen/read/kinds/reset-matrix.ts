import type { Reference } from '../../model/command.ts';
import { RESET_CELLS, type ResetCell, type ResetRow } from '../../model/reset.ts';
import type { ReadContext } from '../context.ts';
import { whenCell } from '../forms/condition.ts';
import { requirementId } from '../forms/requirement-id.ts';
import { requireMnemonic } from '../forms/subject.ts';
import { cellOf, filledText, type Reading, unexpected } from '../forms/text.ts';
import type { TableKind } from '../kind.ts';
import { type Cell, slice } from '../markdown/cell.ts';
import type { SourceRow, SourceTable } from '../markdown/table.ts';

const FIXED_COLUMNS = 3;
const EVENT = 'event ';

/** What commands and events leave of the state of an object. */
export const resetMatrix: TableKind = {
  kind: 'Reset matrix',
  purpose:
    'What commands and events leave of an object: one column for each of its kinds of state. A cell is `kept`, `default` (the value that it begins with), `lost` (it is there no more), `new value` (Effects or State transitions of the same command or event say which) or `n/a` (there is nothing of it then, or nobody can see it before it goes). A command has the object as its Target; an event of another object concerns every object of this type. Several tables of one object are one matrix.',
  header: ['Requirement ID', 'Command or event', 'When', '…'],
  example: `Table: Extended controller (XC) – Reset matrix {#tbl:xc-resets}

| Requirement ID | Command or event | When | Queues | Tags |
| :--- | :--- | :--- | :--- | :--- |
| XC-RST-1 | event Primary Reset | | lost | kept |
`,
  read: (table, context) => {
    const subject = requireMnemonic(table, context);
    if (subject === undefined) return;
    const columns = table.header.slice(FIXED_COLUMNS).map((cell) => ({ name: cell.text, at: cell.at }));
    const rows = table.rows.flatMap((row) => readRow(row, subject.mnemonic, columns, table, context) ?? []);
    context.facts.resetColumns.push(...columns.map((column) => ({ object: subject.mnemonic, column })));
    context.facts.resets.push(...rows);
  },
};

function readRow(
  row: SourceRow,
  object: string,
  columns: readonly Reference[],
  table: SourceTable,
  context: ReadContext,
): Reading<ResetRow> {
  const id = requirementId(cellOf(row, 0), table, context);
  const trigger = filledText(cellOf(row, 1), 'a command, or the word event and an event', context);
  const when = whenCell(cellOf(row, 2), context);
  const cells = columns.flatMap((column, index) => {
    const cell = resetCell(cellOf(row, FIXED_COLUMNS + index), context);
    return cell === undefined ? [] : [[column.name, { cell, at: cellOf(row, FIXED_COLUMNS + index).at }] as const];
  });
  if (id === undefined || trigger === undefined || when === undefined || cells.length < columns.length)
    return undefined;
  const event = trigger.startsWith(EVENT);
  const name = slice(cellOf(row, 1), event ? EVENT.length : 0);
  return {
    id,
    when,
    object,
    command: { name: name.text, at: name.at },
    event,
    cells: Object.fromEntries(cells),
    at: row.at,
  };
}

function resetCell(cell: Cell, context: ReadContext): Reading<ResetCell> {
  const expected = `one of ${RESET_CELLS.join(', ')}`;
  const text = filledText(cell, expected, context);
  if (text === undefined) return undefined;
  return RESET_CELLS.find((each) => each === text) ?? unexpected(cell, expected, context);
}

import type { Reference } from '../../model/command.ts';
import type { TransitionCell, TransitionRow } from '../../model/model.ts';
import type { ReadContext } from '../context.ts';
import { whenCell } from '../forms/condition.ts';
import { requirementId } from '../forms/requirement-id.ts';
import { requireMnemonic } from '../forms/subject.ts';
import { cellOf, filledText, type Reading, reference } from '../forms/text.ts';
import type { TableKind } from '../kind.ts';
import { type Cell, slice } from '../markdown/cell.ts';
import type { SourceRow, SourceTable } from '../markdown/table.ts';

const FIXED_COLUMNS = 3;
const EVENT = 'event ';

/** What commands and events do to the state of an object. */
export const stateTransitions: TableKind = {
  kind: 'State transitions',
  purpose:
    'What commands and events do to the state of an object: one column for each value of its state. A cell is a state, `–` (stays), the name of a status code, `gone` (the object ceases to exist) or `impossible`.',
  header: ['Requirement ID', 'Command or event', 'When', '…'],
  example: `Table: Extended controller (XC) – State transitions {#tbl:xc-transitions}

| Requirement ID | Command or event | When | Disabled | Enabled |
| :--- | :--- | :--- | :--- | :--- |
| XC-STM-1 | event Primary Reset | | gone | gone |
`,
  read: (table, context) => {
    const subject = requireMnemonic(table, context);
    if (subject === undefined) return;
    const columns = table.header.slice(FIXED_COLUMNS).map((cell) => ({ name: cell.text, at: cell.at }));
    const rows = table.rows.flatMap((row) => readRow(row, subject.mnemonic, columns, table, context) ?? []);
    context.facts.transitions.push({ object: { name: subject.mnemonic, at: subject.at }, columns, rows });
  },
};

function readRow(
  row: SourceRow,
  object: string,
  columns: readonly Reference[],
  table: SourceTable,
  context: ReadContext,
): Reading<TransitionRow> {
  const id = requirementId(cellOf(row, 0), table, context);
  const trigger = filledText(cellOf(row, 1), 'a command, or the word event and an event', context);
  const when = whenCell(cellOf(row, 2), context);
  const cells = columns.map((_, index) => transitionCell(cellOf(row, FIXED_COLUMNS + index), columns, context));
  if (id === undefined || trigger === undefined || when === undefined || cells.includes(undefined)) return undefined;
  const event = trigger.startsWith(EVENT);
  const name = slice(cellOf(row, 1), event ? EVENT.length : 0);
  return {
    id,
    when,
    object,
    command: { name: name.text, at: name.at },
    event,
    cells: Object.fromEntries(
      columns.flatMap((column, index) => (cells[index] === undefined ? [] : [[column.name, cells[index]]])),
    ),
    at: row.at,
  };
}

function transitionCell(cell: Cell, columns: readonly Reference[], context: ReadContext): Reading<TransitionCell> {
  const next = reference(cell, 'a state, –, the name of a status code, gone or impossible', context);
  if (next === undefined) return undefined;
  if (next.name === '–') return { kind: 'stays' };
  if (next.name === 'gone' || next.name === 'impossible') return { kind: next.name };
  if (columns.some((column) => column.name === next.name)) return { kind: 'state', state: next.name };
  return { kind: 'status', status: next };
}

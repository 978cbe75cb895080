import type { AllowedCommands, AllowedRow } from '../../model/allowed-commands.ts';
import type { ReadContext } from '../context.ts';
import { numberCell } from '../forms/number.ts';
import { requirementId } from '../forms/requirement-id.ts';
import { requireMnemonic } from '../forms/subject.ts';
import { cellOf, filledText, proseText, type Reading, reference, unexpected } from '../forms/text.ts';
import type { TableKind } from '../kind.ts';
import type { SourceTable } from '../markdown/table.ts';

/** The Opcode cell of the row for all opcodes that have none. */
const OTHERS = 'Others';
const MOST_OPCODE = 0xff;

/** What the controllers of a type take on their admin or I/O queues. */
export const allowedCommands: TableKind = {
  kind: 'Allowed commands',
  purpose:
    'All that the controllers of a type take on their queues of a kind; the subject begins with `Admin` or `I/O` and ends with the mnemonic of the type. A device that does not have a listed command refuses it like an unknown one. The one row `Others` speaks for all other opcodes: its command is `–`, and in the last column stands the status code with which they are aborted. *Filter* says in words what such a controller leaves out or answers otherwise.',
  header: ['Requirement ID', 'Opcode', 'Command', 'Filter'],
  example: `Table: Admin queue of an extended controller (XC) – Allowed commands {#tbl:allowed-admin}

| Requirement ID | Opcode | Command | Filter |
| :--- | :--- | :--- | :--- |
| XC-ALW-1 | Others | – | Invalid Command Opcode |
| XC-ALW-2 | 06h | Identify | Own structures only. |
`,
  read: (table, context) => {
    const subject = requireMnemonic(table, context);
    const queue = queueOf(table, context);
    let others: AllowedCommands['others'] | undefined;
    const rows: AllowedRow[] = [];
    for (const row of table.rows) {
      const id = requirementId(cellOf(row, 0), table, context);
      if (cellOf(row, 1).text === OTHERS) {
        const status = reference(cellOf(row, 3), 'the name of a status code', context);
        if (others !== undefined) unexpected(cellOf(row, 1), `one row ${OTHERS}`, context);
        else if (id !== undefined && status !== undefined) others = { id, status, at: row.at };
        continue;
      }
      const opcode = opcodeCell(row, context);
      const command = reference(cellOf(row, 2), 'the name of a command', context);
      const filter = proseText(cellOf(row, 3), context);
      if (id === undefined || opcode === undefined || command === undefined || filter === undefined) continue;
      rows.push({ id, opcode, command, filter, at: row.at });
    }
    if (subject === undefined || queue === undefined) return;
    if (others === undefined) {
      context.report('cell-form', table.caption.at, `Unexpected list without a row ${OTHERS}, expected one`);
      return;
    }
    const object = { name: subject.mnemonic, at: subject.at };
    context.facts.allowed.push({
      object,
      queue,
      rows,
      others,
      section: table.section,
      table: table.caption.id,
      at: table.caption.at,
    });
  },
};

function queueOf(table: SourceTable, context: ReadContext): Reading<AllowedCommands['queue']> {
  const { text, at } = table.caption.subject;
  if (text.startsWith('Admin ')) return 'admin';
  if (text.startsWith('I/O ')) return 'io';
  context.report('table-caption', at, `Unexpected subject ${text}, expected one that begins with Admin or I/O`);
  return undefined;
}

function opcodeCell(row: SourceTable['rows'][number], context: ReadContext): Reading<number> {
  const cell = cellOf(row, 1);
  if (filledText(cell, `an opcode such as 06h, or ${OTHERS}`, context) === undefined) return undefined;
  const opcode = numberCell(cell, context);
  if (opcode === undefined || opcode <= MOST_OPCODE) return opcode;
  return unexpected(cell, 'an opcode up to FFh', context);
}

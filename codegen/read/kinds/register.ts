import type { Access, RegisterField } from '../../model/layout.ts';
import type { ReadContext } from '../context.ts';
import { type LayoutForm, makeField, readLayoutRows } from '../forms/layout-rows.ts';
import { numberCell } from '../forms/number.ts';
import { bitRun } from '../forms/place.ts';
import { requireMnemonic } from '../forms/subject.ts';
import { cellOf, filledText, type Reading, unexpected } from '../forms/text.ts';
import type { TableKind } from '../kind.ts';
import type { Cell } from '../markdown/cell.ts';

const ACCESSES: readonly Access[] = ['RO', 'RW', 'RW1S', 'RW1C', 'WO'];

const FIELDS: LayoutForm<RegisterField> = {
  descriptionColumn: 3,
  place: bitRun,
  field: ({ row, run, leadIn }, context) => {
    const access = accessCell(cellOf(row, 1), context);
    const reset = resetCell(cellOf(row, 2), context);
    if (access === undefined || reset === undefined) return undefined;
    return { ...makeField(leadIn, run, 'number', row), access, reset };
  },
};

function accessCell(cell: Cell, context: ReadContext): Reading<Access> {
  const expected = `one of ${ACCESSES.join(', ')}`;
  const text = filledText(cell, expected, context);
  if (text === undefined) return undefined;
  return ACCESSES.find((access) => access === text) ?? unexpected(cell, expected, context);
}

function resetCell(cell: Cell, context: ReadContext): Reading<number | null> {
  return cell.text === 'impl' ? null : numberCell(cell, context);
}

/** The bits of one controller register. */
export const register: TableKind = {
  kind: 'Register',
  purpose:
    'The bits of one controller register, descending and without a gap. The reset value `impl` is chosen by the implementation.',
  header: ['Bits', 'Access', 'Reset', 'Description'],
  example: `Table: Interrupt Mask Set (INTMS) – Register {#tbl:intms}

| Bits | Access | Reset | Description |
| :--- | :--- | :--- | :--- |
| 31:00 | RW1S | 0h | **Interrupt Vector Mask Set (IVMS):** Masks interrupt vectors. |
`,
  read: (table, context) => {
    const subject = requireMnemonic(table, context);
    const { fields, reserved, rows } = readLayoutRows(table, FIELDS, 0, context);
    if (subject === undefined) return;
    const { section, at } = table;
    const { id, kind } = table.caption;
    context.facts.registers.push({
      name: subject.name,
      mnemonic: subject.mnemonic,
      fields,
      reserved,
      section,
      table: id,
      at: subject.at,
    });
    context.facts.layouts.push({
      table: id,
      kind,
      subject: subject.text,
      unit: 'bits',
      width: null,
      rows,
      section,
      at,
    });
  },
};

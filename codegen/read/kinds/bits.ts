import { BIT_FIELDS, readLayoutRows } from '../forms/layout-rows.ts';
import { requireMnemonic } from '../forms/subject.ts';
import type { TableKind } from '../kind.ts';

/** The parts of a field of a Data structure in the same file. */
export const bits: TableKind = {
  kind: 'Bits',
  purpose:
    'The parts of a field of a Data structure in the same file, descending and without a gap. They take the place of the field.',
  header: ['Bits', 'Description'],
  example: `Table: Tag Flags (TFLG) – Bits {#tbl:tflg}

| Bits | Description |
| :--- | :--- |
| 7:1 | Reserved |
| 0 | **Share (SHARE):** Set to 1b to allow that the same tag is bound elsewhere. |
`,
  read: (table, context) => {
    const subject = requireMnemonic(table, context);
    const { fields, reserved, rows } = readLayoutRows(table, BIT_FIELDS, 0, context);
    if (subject === undefined) return;
    const { section, at } = table;
    const { id, kind } = table.caption;
    context.facts.bits.push({ mnemonic: subject.mnemonic, section, table: id, fields, reserved, at: subject.at });
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

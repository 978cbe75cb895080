import type { Field } from '../../model/layout.ts';
import { byteFormat, type LayoutForm, makeField, readLayoutRows } from '../forms/layout-rows.ts';
import { byteRun } from '../forms/place.ts';
import { cellOf } from '../forms/text.ts';
import type { TableKind } from '../kind.ts';
import { requireMnemonic } from '../forms/subject.ts';

const ENTRIES_OF = /Entries of (?<structure>[A-Z][A-Z0-9]*)\./;

const FIELDS: LayoutForm<Field> = {
  descriptionColumn: 1,
  place: byteRun,
  field: ({ row, run, leadIn }, context) => {
    const list = cellOf(row, 0).text.includes('+');
    const structure = ENTRIES_OF.exec(leadIn.description)?.groups?.['structure'];
    if (!list) return makeField(leadIn, run, byteFormat(leadIn, run.high - run.low + 1), row);
    if (structure !== undefined) return { ...makeField(leadIn, run, 'list', row), entry: structure };
    context.report(
      'cell-form',
      cellOf(row, 1).at,
      'Unexpected list without a type, expected the sentence "Entries of MNEM." with the mnemonic of a Data structure',
    );
    return undefined;
  },
};

/** The bytes of data in memory, from byte 0 up. */
export const dataStructure: TableKind = {
  kind: 'Data structure',
  purpose:
    'The bytes of data in memory, ascending and without a gap. "This is a 0\'s based value.", "This is an ASCII string." and "This is an NVMe Qualified Name." say how a field reads; `+ 16i` and "Entries of MNEM." make a list up to the end.',
  header: ['Bytes', 'Description'],
  example: `Table: Tag List Data (TLD) – Data structure {#tbl:tld}

| Bytes | Description |
| :--- | :--- |
| 01:00 | **Number of Tags (NTAG):** How many tags follow. |
| 15:02 | Reserved |
| 31:16 + 16i | **Tag List (TAGLIST):** The tag for tag index i. Entries of TAGD. |
`,
  read: (table, context) => {
    const subject = requireMnemonic(table, context);
    const { fields, reserved, rows } = readLayoutRows(table, FIELDS, 0, context);
    if (subject === undefined) return;
    const { section, at } = table;
    const { id, kind } = table.caption;
    const fixed = [...fields.filter((field) => field.format !== 'list'), ...reserved];
    const size = Math.max(0, ...fixed.map((part) => part.bit + part.width)) / 8;
    context.facts.structures.push({
      name: subject.name,
      mnemonic: subject.mnemonic,
      size,
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
      unit: 'bytes',
      width: null,
      rows,
      section,
      at,
    });
  },
};

import type { Field, FieldFormat, LayoutRow, ReservedBits } from '../../model/layout.ts';
import type { ReadContext } from '../context.ts';
import type { Cell } from '../markdown/cell.ts';
import type { SourceRow, SourceTable } from '../markdown/table.ts';
import { fieldLeadIn, type LeadIn } from './lead-in.ts';
import { type BitRun, bitRun } from './place.ts';
import { cellOf } from './text.ts';

/** The rows of a layout table, apart by what they are. */
export interface LayoutRows<F extends Field = Field> {
  readonly fields: readonly F[];
  readonly reserved: readonly ReservedBits[];
  readonly rows: readonly LayoutRow[];
}

/** The widest field that is read as a number unless its description says otherwise. */
const WIDEST_NUMBER = 64;

/** A row of a layout table: its bits, and what its description begins with (`null` for Reserved). */
export interface ReadRow {
  readonly row: SourceRow;
  readonly run: BitRun;
  readonly leadIn: LeadIn | null;
}

/** Reads a layout table whose first cell is the place. `offset` is the place of its bit 0 in the whole layout. */
export function readLayoutRows<F extends Field>(
  table: SourceTable,
  describe: LayoutForm<F>,
  offset: number,
  context: ReadContext,
): LayoutRows<F> {
  const fields: F[] = [];
  const reserved: ReservedBits[] = [];
  const rows: LayoutRow[] = [];
  for (const row of table.rows) {
    const description = cellOf(row, describe.descriptionColumn);
    const run = describe.place(cellOf(row, 0), context);
    const leadIn = fieldLeadIn(description, context);
    if (run === undefined || leadIn === undefined) continue;
    const field =
      leadIn === null
        ? null
        : describe.field({ row, run: { low: run.low + offset, high: run.high + offset }, leadIn }, context);
    if (field === undefined) continue;
    if (field === null) reserved.push({ bit: run.low + offset, width: run.high - run.low + 1 });
    else fields.push(field);
    rows.push({
      low: run.low,
      high: run.high,
      mnemonic: leadIn?.mnemonic ?? null,
      at: cellOf(row, 0).at,
      nameAt: leadIn?.nameAt ?? description.at,
    });
  }
  return { fields, reserved, rows };
}

/** How a kind of layout table is read. */
export interface LayoutForm<F extends Field> {
  readonly descriptionColumn: number;
  readonly place: (cell: Cell, context: ReadContext) => BitRun | undefined;
  /** Makes the field of a row that is not Reserved; `undefined` where the row is wrong. */
  readonly field: (row: ReadRow & { readonly leadIn: LeadIn }, context: ReadContext) => F | undefined;
}

/** The form of the tables `Bits | Description`. */
export const BIT_FIELDS: LayoutForm<Field> = {
  descriptionColumn: 1,
  place: bitRun,
  field: ({ row, run, leadIn }) => makeField(leadIn, run, 'number', row),
};

/** A field from what its description says. */
export function makeField(leadIn: LeadIn, run: BitRun, format: FieldFormat, row: SourceRow): Field {
  return {
    name: leadIn.name,
    mnemonic: leadIn.mnemonic,
    bit: run.low,
    width: run.high - run.low + 1,
    format,
    zeroBased: leadIn.description.includes("This is a 0's based value."),
    description: leadIn.description,
    at: row.at,
  };
}

/** How the bytes of a field read, by the closing sentence of its description. */
export function byteFormat(leadIn: LeadIn, width: number): FieldFormat {
  if (leadIn.description.includes('This is an ASCII string.')) return 'ascii';
  if (leadIn.description.includes('This is an NVMe Qualified Name.')) return 'nqn';
  return width > WIDEST_NUMBER ? 'bytes' : 'number';
}

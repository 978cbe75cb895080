import type { Reference } from '../../model/command.ts';
import type { ReadContext } from '../context.ts';
import type { Cell } from '../markdown/cell.ts';

/** A value that was read from a cell, or `undefined` where the cell is wrong and the fault has been reported. */
export type Reading<Value> = Value | undefined;

/** The text of a normative cell: it may be empty, and reads exactly as it is written. */
export function exactText(cell: Cell, context: ReadContext): Reading<string> {
  if (cell.exactFault === null) return cell.text;
  context.report('plain-text', cell.exactFault.at, cell.exactFault.message);
  return undefined;
}

/** The text of a description: Markdown, but nothing that vanishes when it is shown. */
export function proseText(cell: Cell, context: ReadContext): Reading<string> {
  if (cell.proseFault === null) return cell.text;
  context.report('plain-text', cell.proseFault.at, cell.proseFault.message);
  return undefined;
}

/** The text of a normative cell that holds something. `expected` completes "Unexpected empty cell, expected …". */
export function filledText(cell: Cell, expected: string, context: ReadContext): Reading<string> {
  const text = exactText(cell, context);
  if (text !== '') return text;
  context.report('cell-form', cell.at, `Unexpected empty cell, expected ${expected}`);
  return undefined;
}

/** A name that the checks resolve, such as a status or a command. */
export function reference(cell: Cell, expected: string, context: ReadContext): Reading<Reference> {
  const name = filledText(cell, expected, context);
  return name === undefined ? undefined : { name, at: cell.at };
}

/** Reports a cell that has another form than its column. Returns `undefined`, so that a reader can return it. */
export function unexpected(cell: Cell, expected: string, context: ReadContext): undefined {
  context.report(
    'cell-form',
    cell.at,
    `Unexpected ${cell.text === '' ? 'empty cell' : cell.text}, expected ${expected}`,
  );
  return undefined;
}

/** Cell `index` of a row; the reader has checked the number of cells. */
export function cellOf(row: { readonly cells: readonly Cell[] }, index: number): Cell {
  const cell = row.cells[index];
  if (cell === undefined) throw new RangeError(`row without cell ${index}`);
  return cell;
}

import { type SourceRange, within } from '../model/source.ts';
import { didYouMean } from '../model/suggest.ts';
import type { ReadContext } from './context.ts';
import { isOfKind, type TableKind } from './kind.ts';
import { KINDS } from './kinds.ts';
import type { Cell } from './markdown/cell.ts';
import type { SourceTable } from './markdown/table.ts';

const FURTHER_COLUMNS = '…';

/** Reads every table with the reader of its kind, after its header and the lengths of its rows were checked. */
export function readTables(tables: readonly SourceTable[], context: ReadContext): void {
  for (const table of tables) {
    const kind = KINDS.find((candidate) => isOfKind(table.caption.kind, candidate));
    if (kind === undefined) reportKind(table, context);
    else if (hasHeader(table, kind, context)) kind.read({ ...table, rows: completeRows(table, context) }, context);
  }
}

function reportKind(table: SourceTable, context: ReadContext): void {
  const { kind, kindAt } = table.caption;
  const known = KINDS.map((candidate) => candidate.kind);
  const suggestion = didYouMean(kind, known);
  const hint = suggestion === '' ? `; the kinds are ${known.join(', ')}` : suggestion;
  context.report('table-kind', kindAt, `Unexpected kind of table ${kind}, expected a known one${hint}`);
}

function hasHeader(table: SourceTable, kind: TableKind, context: ReadContext): boolean {
  const open = kind.header.at(-1) === FURTHER_COLUMNS;
  const fixed = open ? kind.header.slice(0, -1) : kind.header;
  const expected = `${kind.header.join(' | ')} for the kind ${kind.kind}`;
  for (const [index, name] of fixed.entries()) {
    const cell = table.header[index];
    if (cell?.text === name) continue;
    const found = cell === undefined ? 'end of the header' : `column ${cell.text}`;
    context.report(
      'table-header',
      cell?.at ?? table.headerAt,
      `Unexpected ${found}, expected ${name}; the header is ${expected}`,
    );
    return false;
  }
  const extra = table.header[fixed.length];
  if (open || extra === undefined) return true;
  context.report('table-header', extra.at, `Unexpected column ${extra.text}, expected the header ${expected}`);
  return false;
}

function completeRows(table: SourceTable, context: ReadContext): SourceTable['rows'] {
  const width = table.header.length;
  return table.rows.filter(({ cells, at }) => {
    if (cells.length === width) return true;
    const [first, last] = [cells[width], cells.at(-1)];
    const doubled = doubledPipe(cells, width);
    if (doubled !== undefined) {
      context.report('table-row', doubled, 'Unexpected ||, expected or; a raw | begins a new cell');
    } else if (first !== undefined && last !== undefined) {
      const range = { file: at.file, start: first.at.start, end: last.at.end };
      context.report(
        'table-row',
        range,
        `Unexpected ${cells.length} cells, expected ${width} as in the header; a raw | begins a new cell, so write the operator as a word`,
      );
    } else {
      context.report(
        'table-row',
        at,
        `Unexpected ${cells.length} cells, expected ${width} as in the header; look for a missing |, and write an empty cell as | |`,
      );
    }
    return false;
  });
}

/**
 * The `||` of a row that would have the right length without it: an empty cell without a space, which parts a cell in two.
 * Of several such cells the last one is taken, since conditions stand behind the cells that may be empty.
 */
function doubledPipe(cells: readonly Cell[], width: number): SourceRange | undefined {
  if (cells.length !== width + 2) return undefined;
  const empty = cells.findLast(
    ({ text, at }, index) => text === '' && at.end.column - at.start.column === 1 && index > 0 && index < width + 1,
  );
  return empty && within(empty.at, 0, 2);
}

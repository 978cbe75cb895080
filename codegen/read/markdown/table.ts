import type { Table } from 'mdast';
import type { SectionClass, SourceRange } from '../../model/source.ts';
import type { Caption } from './caption.ts';
import { type Cell, readCell } from './cell.ts';
import { type Lines, offsets } from './lines.ts';

/** One row of a table under its header. */
export interface SourceRow {
  readonly cells: readonly Cell[];
  readonly at: SourceRange;
}

/** A captioned table as it stands in the text, before its kind's reader turns rows into facts. */
export interface SourceTable {
  readonly caption: Caption;
  readonly section: string;
  readonly sectionClass: SectionClass;
  readonly header: readonly Cell[];
  readonly headerAt: SourceRange;
  readonly rows: readonly SourceRow[];
  readonly at: SourceRange;
}

/** Reads the cells of a table of the syntax tree. */
export function readTable(node: Table, caption: Caption, sectionClass: SectionClass, lines: Lines): SourceTable {
  const [header, ...rows] = node.children.map((row) => {
    const { from, to } = offsets(row);
    return { cells: row.children.map((cell) => readCell(cell, lines)), at: lines.range(from, to) };
  });
  const { from, to } = offsets(node);
  const at = lines.range(from, to);
  return {
    caption,
    section: lines.file.path,
    sectionClass,
    header: header?.cells ?? [],
    headerAt: header?.at ?? at,
    rows,
    at,
  };
}

import type { ReadContext } from './context.ts';
import type { SourceTable } from './markdown/table.ts';

/** A kind of table: how it looks and how its rows become facts. One file in `kinds/` holds one. */
export interface TableKind {
  /** The words after the dash of the caption; a trailing `n` stands for a number. */
  readonly kind: string;
  /** What the table says, in one sentence for the guide. */
  readonly purpose: string;
  /** The header row. A last `…` stands for any further columns. */
  readonly header: readonly string[];
  /** A table of the kind with its caption, as Markdown. */
  readonly example: string;
  /** Reads a table whose header and row lengths are right. A row that cannot be read is reported and left out. */
  readonly read: (table: SourceTable, context: ReadContext) => void;
}

/** Whether a caption's words name the kind. */
export function isOfKind(words: string, kind: TableKind): boolean {
  if (!kind.kind.endsWith(' n')) return words === kind.kind;
  const stem = kind.kind.slice(0, -1);
  return words.startsWith(stem) && /^[0-9]+$/.test(words.slice(stem.length));
}

/** The number at the end of a caption's words: 10 for `Command Dword 10`. */
export function kindNumber(table: SourceTable): number {
  return Number(/[0-9]+$/.exec(table.caption.kind)?.[0]);
}

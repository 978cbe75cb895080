import type { Model } from '../../model/model.ts';
import type { SourceRange } from '../../model/source.ts';

/** The source of a whole table, `commands/x.md#tbl-create-status`. */
export function tableSource({ section, table }: { readonly section: string; readonly table: string }): string {
  return `${section}#${table.replace(':', '-')}`;
}

/** The source of a row without lines and columns: `commands/x.md#tbl-create-status`, from the captioned table above it. */
export function sourceOf(model: Pick<Model, 'tables'>, at: SourceRange): string {
  const above = model.tables.filter((table) => table.section === at.file && table.at.start.line <= at.start.line);
  const nearest = above.reduce<(typeof above)[number] | undefined>(
    (best, table) => (best && best.at.start.line > table.at.start.line ? best : table),
    undefined,
  );
  return nearest ? tableSource({ section: at.file, table: nearest.id }) : at.file;
}

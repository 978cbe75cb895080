/** A captioned GFM table for people, `rows` of cells as Markdown. */
export function informativeTable(
  subject: string,
  id: string,
  header: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const lines = [line(header), line(header.map(() => ':---')), ...rows.map(line)];
  return `Table: ${subject} – Informative {#tbl:${id}}\n\n${lines.join('\n')}`;
}

/** Plain text as Markdown of one table cell. */
export function escapeCell(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll(/[\\*_[\]<>|`]/g, '\\$&');
}

/** A link to a place in the document, from a file of the document; both paths are relative to the specification folder. */
export function documentLink(text: string, from: string, target: string): string {
  const folder = from.split('/').slice(0, -1);
  const path = target.split('/');
  while (folder.length > 0 && folder[0] === path[0]) {
    folder.shift();
    path.shift();
  }
  return `[${escapeCell(text)}](${[...folder.map(() => '..'), ...path].join('/')})`;
}

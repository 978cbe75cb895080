import type { PhrasingContent, Root, Table, TableCell, TableRow } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { header, pageTables } from './caption.ts';
import { definitions } from './definitions.ts';
import { parseMarkdown } from './catalogue.ts';
import { inline } from './nodes.ts';

/** Columns that the English stands in, the first one that a table has. Prose requirements need no second sentence. */
const COLUMNS: readonly string[] = ['Condition', 'Invariant', 'New value', 'Value', 'Command or event'];

/** From so many columns on, as matrices have them, no column is wide enough for a sentence. */
const WIDE = 6;

/** Puts the generated sentence of a requirement under its condition; in a wide table, in a row of its own under all columns. */
export function inWords(sentences: ReadonlyMap<string, string>) {
  return () =>
    (tree: Root): void => {
      const ids = new Map(definitions(tree).flatMap((entry) => (entry.kind === 'row' ? [[entry.cell, entry.id]] : [])));
      for (const { table } of pageTables(tree)) addSentences(table, (cell) => sentences.get(ids.get(cell) ?? ''));
    };
}

function addSentences(
  table: Table,
  sentenceOf: (cell: Table['children'][number]['children'][number]) => string | undefined,
): void {
  const titles = header(table);
  const column = titles.findIndex((title) => title === COLUMNS.find((name) => titles.includes(name)));
  const below = new Map<unknown, PhrasingContent>();
  for (const { children: cells } of table.children.slice(1)) {
    const cell = cells[column];
    const sentence = cells.map(sentenceOf).find((found) => found !== undefined);
    if (!cell || sentence === undefined || toString(cell) === sentence) continue;
    const english = inline('small', { className: ['in-words'] }, words(sentence));
    if (titles.length < WIDE) cell.children.push(english);
    else below.set(cells, english);
  }
  if (below.size === 0) return;
  // With alignments, rows are filled up to the columns of the table. All of them are on the left anyway.
  table.align = null;
  table.children = table.children.flatMap((row) => {
    const english = below.get(row.children);
    if (!english) return [row];
    row.data = { ...row.data, hProperties: { className: ['has-words'] } };
    return [row, spanningRow(titles.length, english)];
  });
}

/** A row whose second cell is as wide as all the others but the first, the column of ids. */
function spanningRow(columns: number, english: PhrasingContent): TableRow {
  const cell: TableCell = {
    type: 'tableCell',
    children: [english],
    data: { hProperties: { colSpan: columns - 1 } },
  };
  return {
    type: 'tableRow',
    children: [{ type: 'tableCell', children: [] }, cell],
    data: { hProperties: { className: ['words-row'] } },
  };
}

/** A sentence is Markdown: expressions stand in code spans. */
function words(sentence: string): PhrasingContent[] {
  const paragraph = parseMarkdown(sentence).children[0];
  return paragraph?.type === 'paragraph' ? paragraph.children : [];
}

import type { PhrasingContent, Root, Table } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { header, pageTables } from './caption.ts';
import { definitions } from './definitions.ts';
import { parseMarkdown } from './catalogue.ts';
import { inline } from './nodes.ts';

/** Columns that the English stands in, the first one that a table has. Prose requirements need no second sentence. */
const COLUMNS: readonly string[] = ['Condition', 'Invariant', 'New value', 'Value', 'Command or event'];

/** Puts the generated sentence of a requirement under its condition. */
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
  for (const { children: cells } of table.children.slice(1)) {
    const cell = cells[column];
    const sentence = cells.map(sentenceOf).find((found) => found !== undefined);
    if (!cell || sentence === undefined || toString(cell) === sentence) continue;
    cell.children.push(inline('small', { className: ['in-words'] }, words(sentence)));
  }
}

/** A sentence is Markdown: expressions stand in code spans. */
function words(sentence: string): PhrasingContent[] {
  const paragraph = parseMarkdown(sentence).children[0];
  return paragraph?.type === 'paragraph' ? paragraph.children : [];
}

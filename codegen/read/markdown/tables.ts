import type { Paragraph, RootContent, Table } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Report } from '../report.ts';
import { type Caption, readCaption } from './caption.ts';
import { type Lines, offsets } from './lines.ts';

/** A table of the syntax tree with the caption above it. */
export interface CaptionedTable {
  readonly caption: Caption;
  readonly node: Table;
}

const RULE = 'table-caption';

/** Pairs captions and tables, and reports those without their partner. */
export function captionedTables(
  nodes: readonly RootContent[],
  lines: Lines,
  report: Report,
): readonly CaptionedTable[] {
  const tables: CaptionedTable[] = [];
  nodes.forEach((node, index) => {
    const next = nodes[index + 1];
    const previous = nodes[index - 1];
    if (node.type === 'table') {
      if (previous === undefined || !isCaption(previous, lines)) {
        report(
          RULE,
          lines.line(firstLine(node, lines)),
          'Unexpected table without a caption, expected a paragraph "Table: SUBJECT – KIND {#tbl:slug}" directly above it',
        );
      }
    } else if (!isCaption(node, lines)) {
      reportNested(node, lines, report);
    } else {
      const { from, to } = offsets(node);
      const at = lines.range(from, to);
      const result = readCaption(lines.file.text.slice(from, to), at);
      if ('error' in result) report(RULE, at, result.error);
      else if (next?.type === 'table') tables.push({ caption: result.caption, node: next });
      else
        report(
          RULE,
          at,
          'Unexpected caption without a table, expected a table below it with one cell in the delimiter row for each cell of the header row',
        );
    }
  });
  return tables;
}

function isCaption(node: RootContent, lines: Lines): node is Paragraph {
  return node.type === 'paragraph' && lines.file.text.startsWith('Table:', offsets(node).from);
}

function reportNested(node: RootContent, lines: Lines, report: Report): void {
  visit(node, 'table', (table: Table) => {
    report(
      RULE,
      lines.line(firstLine(table, lines)),
      'Unexpected table inside a list or a quotation, expected a table that begins at the start of its line',
    );
  });
}

function firstLine(node: RootContent, lines: Lines): number {
  const { from, to } = offsets(node);
  return lines.range(from, to).start.line;
}

import type { Root, Table } from 'mdast';
import type { Blockquote } from 'mdast';
import { captionAnchor, header, pageTables, type Caption, type PageTable } from './caption.ts';
import { OTHER_EVIDENCE } from './definitions.ts';
import { figureOf } from './fields.ts';
import { anchor, block, component, line, text } from './nodes.ts';

/** Columns that hold expressions, numbers and names, by header; `*` stands for every kind of table. */
const CODE_COLUMNS: Readonly<Record<string, readonly string[]>> = {
  '*': [
    'Requirement ID',
    'Bits',
    'Bytes',
    'Offset',
    'Access',
    'Reset',
    'Value',
    'When',
    'Condition',
    'Field',
    'New value',
    'Invariant',
    'Term',
    'Minimum',
    'Maximum',
    'Experimental value',
    'Standard value',
  ],
  Effects: ['Attribute'],
  Terms: ['Definition'],
};

/** Columns that never break: a reader looks them up by eye. */
const NARROW_COLUMNS: readonly string[] = [
  'Requirement ID',
  'Bits',
  'Bytes',
  'Offset',
  'Access',
  'Reset',
  'Term',
  'Area',
];

/** More columns than these do not fit a page unless their names stand upright: a matrix of short cells. */
const MANY_COLUMNS = 9;

/** Gives each captioned table a figure element with caption, anchor and, for a layout, a drawing; and each table its scroll box. */
export function specificationTables() {
  return (tree: Root): void => {
    const tables = pageTables(tree);
    for (const entry of tables) styleColumns(entry.table, entry.caption?.kind ?? '');
    const captions = new Set(tables.map((entry) => entry.paragraph));
    const byTable = new Map<unknown, PageTable>(tables.map((entry) => [entry.table, entry]));
    tree.children = tree.children.flatMap((node) => {
      if (node.type === 'paragraph' && captions.has(node)) return [];
      const entry = byTable.get(node);
      if (!entry) return [node];
      return [entry.caption ? figure(entry.table, entry.caption) : scrollBox(entry.table, 'Table')];
    });
  };
}

function figure(table: Table, caption: Caption): Blockquote {
  const title = `${caption.subject} – ${caption.kind}`;
  const layout = figureOf(caption.kind, table);
  const drawing = layout
    ? [component('BitField', { fields: JSON.stringify(layout.fields), unit: layout.unit, caption: title })]
    : [];
  return block('figure', { className: ['spec-table'] }, [
    line('figcaption', {}, [
      anchor(captionAnchor(caption.slug), 'caption-number', [text(`Table ${caption.number}:`)]),
      text(` ${title}`),
    ]),
    ...drawing,
    scrollBox(table, title, ...(header(table).length > MANY_COLUMNS ? ['table-box--matrix'] : [])),
  ]);
}

/** A wide table scrolls in its own box, which keyboards reach as well. */
function scrollBox(table: Table, label: string, ...further: string[]): Blockquote {
  return block('div', { className: ['table-box', ...further], role: 'region', tabIndex: 0, ariaLabel: label }, [table]);
}

function styleColumns(table: Table, kind: string): void {
  const titles = header(table);
  const code = new Set([...(CODE_COLUMNS['*'] ?? []), ...(CODE_COLUMNS[kind] ?? [])]);
  for (const row of table.children) {
    const head = row === table.children[0];
    row.children.forEach((cell, index) => {
      const title = titles[index] ?? '';
      const names = [
        ...(code.has(title) && !head ? ['code'] : []),
        // A cell that lists many ids wraps between them.
        ...(NARROW_COLUMNS.includes(title) && kind !== OTHER_EVIDENCE ? ['narrow'] : []),
      ];
      if (names.length > 0) cell.data = { ...cell.data, hProperties: { ...cell.data?.hProperties, className: names } };
    });
  }
}

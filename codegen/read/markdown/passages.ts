import type { Heading, Nodes, Paragraph, Parent, PhrasingContent, RootContent, Table, TableCell } from 'mdast';
import type { Passage, PassageCell, PassageMark } from '../../model/passage.ts';
import type { SectionClass } from '../../model/source.ts';
import { type Lines, offsets } from './lines.ts';
import type { CaptionedTable } from './tables.ts';

/** Kinds of table that are for people in every column. */
const WORDY_KINDS = ['Informative', 'Terminology'];
/** The columns that hold words for people, in tables of every kind. */
const WORDY_COLUMNS = ['Description', 'Definition', 'Requirement', 'Notes'];

/** A passage of a file whose class is not known yet. */
export type ReadPassage = Omit<Passage, 'sectionClass'>;

/** Gives the passages of a file its class. */
export function withClass(passages: readonly ReadPassage[], sectionClass: SectionClass): readonly Passage[] {
  return passages.map((passage) => ({ ...passage, sectionClass }));
}

/** Finds the running text of a file: headings, paragraphs wherever they stand, and the cells that are for people. */
export function readPassages(
  nodes: readonly RootContent[],
  tables: readonly CaptionedTable[],
  lines: Lines,
): readonly ReadPassage[] {
  const captions = new Map(tables.map((table) => [table.node, table.caption]));
  return nodes.flatMap((node) => {
    if (node.type === 'table') {
      const caption = captions.get(node);
      return caption === undefined ? [] : tablePassages(node, caption, lines);
    }
    const { from } = offsets(node);
    return lines.file.text.startsWith('Table:', from) ? [] : blockPassages(node, lines);
  });
}

function blockPassages(node: Nodes, lines: Lines): readonly ReadPassage[] {
  if (node.type === 'paragraph') return passage('paragraph', node, null, lines);
  if (node.type === 'heading') return passage('heading', node, null, lines);
  return 'children' in node ? node.children.flatMap((child) => blockPassages(child, lines)) : [];
}

function tablePassages(
  node: Table,
  { kind, id, subject }: CaptionedTable['caption'],
  lines: Lines,
): readonly ReadPassage[] {
  const [header, ...rows] = node.children;
  const columns = (header?.children ?? []).map((cell) => sourceOf(cell, lines));
  return rows.flatMap((row) => {
    const [first] = row.children;
    const head = first === undefined ? '' : sourceOf(first, lines);
    return row.children.flatMap((cell, index) => {
      const column = columns[index];
      if (column === undefined) return [];
      if (!WORDY_KINDS.includes(kind) && !WORDY_COLUMNS.includes(column)) return [];
      return passage('cell', cell, { table: id, kind, subject: subject.text, column, row: head }, lines);
    });
  });
}

function sourceOf(cell: TableCell, lines: Lines): string {
  const [from, to] = innerOffsets(cell);
  return lines.file.text.slice(from, to);
}

/** From the first child of a node to its last: without the sign of a heading or the pipes of a cell. */
function innerOffsets(node: Parent): readonly [from: number, to: number] {
  const [first, last] = [node.children[0], node.children.at(-1)];
  return first === undefined || last === undefined ? [0, 0] : [offsets(first).from, offsets(last).to];
}

function passage(
  kind: Passage['kind'],
  node: Heading | Paragraph | TableCell,
  cell: PassageCell | null,
  lines: Lines,
): readonly ReadPassage[] {
  const [from, to] = innerOffsets(node);
  if (from === to) return [];
  return [
    {
      kind,
      section: lines.file.path,
      text: lines.file.text.slice(from, to),
      marks: node.children.flatMap((child) => marksOf(child, from)),
      cell,
      at: lines.range(from, to),
    },
  ];
}

const MARKS: Readonly<Partial<Record<PhrasingContent['type'], PassageMark['kind']>>> = {
  inlineCode: 'code',
  html: 'comment',
  image: 'target',
  imageReference: 'target',
  footnoteReference: 'target',
  emphasis: 'emphasis',
  strong: 'strong',
};

function marksOf(node: PhrasingContent, start: number): readonly PassageMark[] {
  const { from, to } = offsets(node);
  const inner = 'children' in node ? node.children.flatMap((child) => marksOf(child, start)) : [];
  if (node.type === 'link' || node.type === 'linkReference') {
    const last = node.children.at(-1);
    const end = last === undefined ? from : offsets(last).to;
    // An address that stands for itself has one child, which is no text either.
    const isBare = node.type === 'link' && last?.type === 'text' && node.url.endsWith(last.value);
    const target = { kind: 'target', from: (isBare ? from : end) - start, to: to - start } as const;
    return isBare ? [target] : [...inner, target];
  }
  const kind = MARKS[node.type];
  return kind === undefined ? inner : [{ kind, from: from - start, to: to - start }, ...inner];
}

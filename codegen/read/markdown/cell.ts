import type { PhrasingContent, TableCell } from 'mdast';
import type { SourceRange } from '../../model/source.ts';
import { within } from '../../model/source.ts';
import { type Lines, offsets } from './lines.ts';

/** Why a cell does not read as it is written. */
export interface CellFault {
  readonly message: string;
  readonly at: SourceRange;
}

/** One cell of a table: its source text and place, without the spaces and pipes around it. */
export interface Cell {
  readonly text: string;
  readonly at: SourceRange;
  /** Set where the rendered text differs from the source: Markdown ate a sign, or the cell holds more than plain and strong text. */
  readonly exactFault: CellFault | null;
  /** Set where even prose loses text: raw HTML, or text that is struck through. */
  readonly proseFault: CellFault | null;
}

/** Reads a cell of the syntax tree. An empty cell's place is the cell itself. */
export function readCell(node: TableCell, lines: Lines): Cell {
  const first = node.children[0];
  const last = node.children.at(-1);
  if (first === undefined || last === undefined) {
    const { from, to } = offsets(node);
    return { text: '', at: lines.range(from, to), exactFault: null, proseFault: null };
  }
  const [from, to] = [offsets(first).from, offsets(last).to];
  return {
    text: lines.file.text.slice(from, to),
    at: lines.range(from, to),
    exactFault: escapedOr(from, to, lines) ?? findFault(node.children, lines, exactFaultOf),
    proseFault: findFault(node.children, lines, proseFaultOf),
  };
}

/** The part of a cell from offset `from` up to `to`, without spaces around it. */
export function slice(cell: Cell, from: number, to: number = cell.text.length): Cell {
  const piece = cell.text.slice(from, to);
  const start = from + piece.length - piece.trimStart().length;
  const text = piece.trim();
  return { ...cell, text, at: within(cell.at, start, start + text.length) };
}

/** `||` that was escaped so that it does not begin cells: it would show, but it is no operator. */
function escapedOr(from: number, to: number, lines: Lines): CellFault | null {
  const index = lines.file.text.slice(from, to).search(/\\\|\\\|/);
  if (index < 0) return null;
  return { message: 'Unexpected \\|\\|, expected or', at: lines.range(from + index, from + index + 4) };
}

type FaultOf = (node: PhrasingContent, source: string) => string | null;

function findFault(nodes: readonly PhrasingContent[], lines: Lines, faultOf: FaultOf): CellFault | null {
  for (const node of nodes) {
    const { from, to } = offsets(node);
    const message = faultOf(node, lines.file.text.slice(from, to));
    if (message !== null) return { message, at: lines.range(from, to) };
    const inner = 'children' in node ? findFault(node.children, lines, faultOf) : null;
    if (inner !== null) return inner;
  }
  return null;
}

function exactFaultOf(node: PhrasingContent, source: string): string | null {
  if (node.type === 'strong') return null;
  if (node.type === 'text')
    return node.value === source
      ? null
      : `Unexpected ${source}, expected text that reads as it is written; Markdown shows it as ${node.value}`;
  return `Unexpected ${source}, expected plain text; Markdown reads it as ${MARKUP_NAMES[node.type] ?? node.type}. Put spaces around * and _, and use no < > without spaces`;
}

function proseFaultOf(node: PhrasingContent, source: string): string | null {
  if (node.type !== 'html' && node.type !== 'delete') return null;
  return `Unexpected ${source}, expected text that shows; Markdown reads it as ${MARKUP_NAMES[node.type] ?? node.type}`;
}

const MARKUP_NAMES: Readonly<Record<string, string>> = {
  emphasis: 'emphasis',
  delete: 'text that is struck through',
  html: 'an invisible HTML tag',
  link: 'a link',
  linkReference: 'a link',
  inlineCode: 'code',
  footnoteReference: 'a footnote',
};

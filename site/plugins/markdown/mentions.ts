import type { InlineCode, Link, Nodes, PhrasingContent, Root, Text } from 'mdast';
import { visitParents } from 'unist-util-visit-parents';
import type { VFile } from 'vfile';
import { addressFrom, type Address } from './address.ts';
import { captionAnchor, header, pageTables, type PageTable } from './caption.ts';
import { placeOf, type Names } from './names.ts';
import { text } from './nodes.ts';

/** What text may mention: mnemonics with their tables, and statuses with their pages. */
export interface Mentionable {
  readonly names: Names;
  /** The route of each status, by its name. */
  readonly statuses: ReadonlyMap<string, string>;
}

/**
 * A mnemonic, with the parts that follow it (`CC.EN`). It is no part of a longer word, of a path (`c.SN`) or of an id; it may end
 * a range (`SDIFST..SDILST`).
 */
const MNEMONIC = String.raw`(?<![\w$\-]|(?<!\.)\.)(?<mnemonic>[A-Z][A-Z0-9]+)(?:\.[A-Z][A-Z0-9]+)*(?![\w\-])`;

/** Text in these is left alone: links do not nest, a heading is a target, and a scenario's steps are code. */
const CLOSED: readonly string[] = ['link', 'heading', 'definition'];
const CLOSED_CLASSES: readonly string[] = ['row-anchor', 'caption-number', 'section-anchor', 'actor', 'action'];

/** Columns of numbers and ids. */
const CLOSED_COLUMNS: readonly string[] = [
  'Requirement ID',
  'Bits',
  'Bytes',
  'Offset',
  'Access',
  'Reset',
  'Minimum',
  'Maximum',
];

/** Words of the language that are a mnemonic as well: in a sentence they stand for themselves, in code for the mnemonic. */
const ORDINARY: readonly string[] = ['ID'];

/** Makes mnemonics and status names links to the table, or page, that says what they are. */
export function mentions({ names, statuses }: Mentionable) {
  const pattern = wordPattern([...statuses.keys()]);
  return () =>
    (tree: Root, file: VFile): void => {
      const tables = new Map(pageTables(tree).map((entry) => [entry.table as Nodes, entry]));
      const captions = new Set([...tables.values()].map(({ paragraph }) => paragraph as Nodes | null));
      visitParents(tree, ['text', 'inlineCode'], (node, ancestors) => {
        if (node.type !== 'text' && node.type !== 'inlineCode') return;
        const parent = ancestors.at(-1);
        if (!parent || ancestors.some((ancestor) => isClosed(ancestor) || captions.has(ancestor))) return;
        const table = ancestors.map((ancestor) => tables.get(ancestor)).find((entry) => entry !== undefined);
        if (table && CLOSED_COLUMNS.includes(columnOf(table, ancestors))) return;
        const defines = definesName(ancestors);
        const target = (match: RegExpMatchArray): Target | null => {
          const status = statuses.get(match[0]);
          if (status !== undefined) return { url: status, className: 'status-reference' };
          const mnemonic = match.groups?.['mnemonic'];
          const isWord = node.type === 'text' && ORDINARY.includes(mnemonic ?? '');
          const place = mnemonic === undefined || defines || isWord ? null : placeOf(names, mnemonic, file.path);
          return place && !isOwn(place, table, file)
            ? { url: addressFrom(file.path, place), className: 'name-reference' }
            : null;
        };
        const parts = node.type === 'text' ? split(node, pattern, target) : wrap(node, pattern, target);
        if (!parts) return;
        const siblings: Nodes[] = parent.children;
        const index = siblings.indexOf(node);
        siblings.splice(index, 1, ...parts);
        return index + parts.length;
      });
    };
}

/** Statuses, the longest first, so that `Invalid Field in Command` is not read as `Invalid Field`; then mnemonics. */
function wordPattern(statuses: readonly string[]): RegExp {
  const names = [...statuses]
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replace(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`));
  const status = names.length > 0 ? String.raw`(?<![\w\-])(?:${names.join('|')})(?![\w\-])|` : '';
  return new RegExp(status + MNEMONIC, 'gu');
}

interface Target {
  readonly url: string;
  readonly className: string;
}

type FindTarget = (match: RegExpMatchArray) => Target | null;

function split(node: Text, pattern: RegExp, find: FindTarget): PhrasingContent[] | null {
  const parts: PhrasingContent[] = [];
  let from = 0;
  for (const match of node.value.matchAll(pattern)) {
    const target = find(match);
    if (target === null) continue;
    if (match.index > from) parts.push(text(node.value.slice(from, match.index)));
    parts.push(link(target, text(match[0])));
    from = match.index + match[0].length;
  }
  if (from === 0) return null;
  return from < node.value.length ? [...parts, text(node.value.slice(from))] : parts;
}

/** A code span is a mention only as a whole. */
function wrap(node: InlineCode, pattern: RegExp, find: FindTarget): PhrasingContent[] | null {
  const [match] = node.value.matchAll(pattern);
  const target = match?.[0] === node.value ? find(match) : null;
  return target === null ? null : [link(target, { ...node })];
}

function link({ url, className }: Target, child: Text | InlineCode): Link {
  return { type: 'link', url, data: { hProperties: { className: [className] } }, children: [child] };
}

function isClosed(node: Nodes): boolean {
  const classes = node.data?.hProperties?.['className'];
  return (
    CLOSED.includes(node.type) ||
    (Array.isArray(classes) && classes.some((name) => CLOSED_CLASSES.includes(String(name))))
  );
}

/** Whether text stands in the bold words at the beginning of a cell, which define a name. */
function definesName(ancestors: readonly Nodes[]): boolean {
  const cell = ancestors.find((node) => node.type === 'tableCell');
  return cell !== undefined && ancestors.at(-1) === cell.children[0] && cell.children[0]?.type === 'strong';
}

function columnOf({ table }: PageTable, ancestors: readonly Nodes[]): string {
  const row = ancestors.find((node) => node.type === 'tableRow');
  const cell = ancestors.find((node) => node.type === 'tableCell');
  return (row && cell && header(table)[row.children.indexOf(cell)]) ?? '';
}

/** A link to the table that one reads leads nowhere. */
function isOwn(place: Address, table: PageTable | undefined, file: VFile): boolean {
  const slug = table?.caption?.slug;
  return slug !== undefined && place.file === file.path && captionAnchor(slug) === place.anchor;
}

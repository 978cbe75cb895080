import type { Code, Heading, Html, Link, Paragraph, Root, RootContent, Table, Text } from 'mdast';
import type { Node } from 'unist';
import { visit } from 'unist-util-visit';
import type { SourceFile } from '../../model/source.ts';
import type { Anchors } from './anchors.ts';
import { applyEdits, type Edit } from './edit.ts';
import { escapeStart, escapeText } from './escape.ts';

/** What a section is turned with. */
export interface SectionContext {
  readonly anchors: Anchors;
  /** How many levels a heading sinks; below 0 it rises. */
  readonly shiftOf: (heading: Heading) => number;
  /** Headings that vanish, such as the title, which stands in the front matter. */
  readonly isDropped: (heading: Heading) => boolean;
}

/** One section in Pandoc's Markdown, without its front matter and comments. */
export function ocpSection(file: SourceFile, root: Root, context: SectionContext): string {
  const edits: Edit[] = [...gaps(root.children, file.text)];
  let heading = { id: file.path, text: '' };
  visit(root, (node) => {
    if (node.type === 'yaml') edits.push(replaced(node, ''));
    else if (node.type === 'html') edits.push(...htmlEdits(node, file, context));
    else if (node.type === 'heading') {
      heading = headingName(node, file);
      edits.push(...headingEdits(node, file, context));
    } else if (node.type === 'table') edits.push(delimiterEdit(node, file.text));
    else if (node.type === 'code') edits.push(codeEdit(node, file.text, heading));
    else if (node.type === 'link') edits.push(...linkEdits(node, file, context.anchors));
    else if (node.type === 'text') edits.push(textEdit(node, file.text));
    else if (node.type === 'paragraph') edits.push(...startEdits(node, file.text));
  });
  return applyEdits(file.text, edits).trim();
}

function offsets({ position }: Node): { from: number; to: number } {
  return { from: position?.start.offset ?? 0, to: position?.end.offset ?? 0 };
}

function replaced(node: Node, text: string): Edit {
  return { ...offsets(node), text };
}

/** Pandoc wants a blank line before lists and headings, where GitHub does not. */
function gaps(nodes: readonly RootContent[], source: string): Edit[] {
  return nodes.flatMap((node, index) => {
    const before = nodes[index - 1];
    if (before === undefined) return [];
    const { from } = offsets(node);
    return /\n[ \t\r]*\n/.test(source.slice(offsets(before).to, from)) ? [] : { from, to: from, text: '\n' };
  });
}

const HEADING_ID = /^<!-- #([a-z0-9]+(?:-[a-z0-9]+)*) -->$/;

function htmlEdits(node: Html, { path }: SourceFile, { anchors }: SectionContext): Edit[] {
  if (!node.value.startsWith('<!--')) return [];
  const id = HEADING_ID.exec(node.value)?.[1];
  const anchor = id === undefined ? null : anchors.of(path, id);
  return [replaced(node, anchor === null ? '' : `{#${anchor}}`)];
}

function headingName(node: Heading, { text }: SourceFile): { id: string; text: string } {
  const { from, to } = offsets(node);
  const [, words = '', id = ''] = /^#+\s+(.*?)\s*(?:<!-- #([a-z0-9-]+) -->)?\s*$/s.exec(text.slice(from, to)) ?? [];
  return { id, text: words };
}

function headingEdits(node: Heading, { text }: SourceFile, context: SectionContext): Edit[] {
  if (context.isDropped(node)) return [replaced(node, '')];
  const { from } = offsets(node);
  const marks = /^#+/.exec(text.slice(from))?.[0].length ?? 0;
  const depth = Math.min(6, Math.max(1, node.depth + context.shiftOf(node)));
  return marks === 0 ? [] : [{ from, to: from + marks, text: '#'.repeat(depth) }];
}

/** Pandoc takes the widths of columns from the dashes below the header. */
function delimiterEdit(node: Table, source: string): Edit {
  const rows = node.children.map((row) => row.children.map((cell) => offsets(cell)));
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(4, ...rows.map((row) => Math.min(60, (row[column]?.to ?? 0) - (row[column]?.from ?? 0)))),
  );
  const cells = widths.map((width, column) => {
    const dashes = '-'.repeat(width);
    const align = node.align?.[column];
    if (align === 'right') return `${dashes.slice(1)}:`;
    return align === 'center' ? `:${dashes.slice(2)}:` : `:${dashes.slice(1)}`;
  });
  const header = node.children[0];
  const from = source.indexOf('\n', header ? offsets(header).to - 1 : 0) + 1;
  const end = source.indexOf('\n', from);
  return { from, to: end < 0 ? source.length : end, text: `| ${cells.join(' | ')} |` };
}

const SCENARIO = /^\{(?<id>#[^\s}"]+) caption="(?<caption>[^"]+)"/;

/** Scenarios keep their id and caption; a diagram becomes a figure of the heading above it. */
function codeEdit(node: Code, source: string, heading: { id: string; text: string }): Edit {
  const { from } = offsets(node);
  const end = source.indexOf('\n', from);
  const fence = /^[`~]{3,}/.exec(source.slice(from))?.[0] ?? '```';
  const { id, caption } = SCENARIO.exec(node.meta ?? '')?.groups ?? {};
  const head =
    node.lang === 'scenario' && id !== undefined
      ? `{.scenario ${id} caption="${caption}"}`
      : node.lang === 'mermaid'
        ? `{.mermaid #fig:${heading.id} caption="${heading.text.replaceAll('"', '')}"}`
        : (node.lang ?? '');
  return { from, to: end < 0 ? source.length : end, text: fence + head };
}

const ELSEWHERE = /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i;

/** A link to a place of the document becomes its text and a reference; one to anything else of the repository its text. */
function linkEdits(node: Link, { path, text }: SourceFile, anchors: Anchors): Edit[] {
  const { from, to } = offsets(node);
  const source = text.slice(from, to);
  if (ELSEWHERE.test(node.url)) {
    const isWritten = source.startsWith('[') || source.startsWith('<');
    return isWritten ? [] : [replaced(node, `[${escapeText(source)}](${node.url})`)];
  }
  const [first, last] = [node.children[0], node.children.at(-1)];
  if (first === undefined || last === undefined) return [replaced(node, '')];
  const [target = '', id] = node.url.split('#');
  const anchor = anchors.of(target === '' ? path : resolved(path, target), id ?? null);
  const inner = { from: offsets(first).from, to: offsets(last).to };
  return [
    { from, to: inner.from, text: '' },
    { from: inner.to, to, text: anchor === null ? '' : ` (@${anchor})` },
  ];
}

/** A path relative to the folder of a file. */
function resolved(file: string, target: string): string {
  const parts = file.split('/').slice(0, -1);
  for (const part of target.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

function textEdit(node: Text, source: string): Edit {
  const { from, to } = offsets(node);
  return { from, to, text: escapeText(source.slice(from, to)) };
}

/** The first text of a paragraph; it is escaped as a whole, since edits do not overlap. */
function startEdits(node: Paragraph, source: string): Edit[] {
  const first = node.children[0];
  if (first?.type !== 'text') return [];
  const { from, to } = offsets(first);
  const text = source.slice(from, to);
  return escapeStart(text) === text ? [] : [{ from, to, text: escapeStart(escapeText(text)) }];
}

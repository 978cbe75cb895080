import type { Paragraph, Root, RootContent, Table } from 'mdast';
import { toString } from 'mdast-util-to-string';

/** What stands above a table: `Table: SUBJECT – KIND {#tbl:SLUG}`. */
export interface Caption {
  readonly subject: string;
  readonly kind: string;
  readonly slug: string;
  /** The place among the captioned tables of the page, from 1. */
  readonly number: number;
}

/** A table of a page with what stands around it. */
export interface PageTable {
  readonly table: Table;
  readonly caption: Caption | null;
  /** The caption's paragraph. */
  readonly paragraph: Paragraph | null;
  /** Whether it stands in a generated block, which repeats what other tables define. */
  readonly generated: boolean;
}

const CAPTION = /^Table: (?<subject>.+) – (?<kind>.+) \{#tbl:(?<slug>[a-z0-9-]+)\}$/u;

/** Reads a caption, or `null` if the text is not one. */
export function parseCaption(source: string, number: number): Caption | null {
  const groups = CAPTION.exec(source.trim())?.groups;
  if (!groups) return null;
  return { subject: groups['subject'] ?? '', kind: groups['kind'] ?? '', slug: groups['slug'] ?? '', number };
}

/** The `id` of a captioned table in the page. */
export function captionAnchor(slug: string): string {
  return `tbl-${slug}`;
}

/** The tables of a page in order. Tables inside quotes and lists are not part of the convention. */
export function pageTables(root: Root): PageTable[] {
  const found: PageTable[] = [];
  let generated = false;
  let captions = 0;
  root.children.forEach((node, index) => {
    if (node.type === 'html') generated = insideGenerated(node.value, generated);
    if (node.type !== 'table') return;
    const paragraph = captionParagraph(root.children[index - 1]);
    const caption = paragraph && parseCaption(toString(paragraph), captions + 1);
    if (caption) captions += 1;
    found.push({ table: node, caption, paragraph: caption ? paragraph : null, generated });
  });
  return found;
}

/** The texts of the header row. */
export function header(table: Table): string[] {
  return (table.children[0]?.children ?? []).map((cell) => toString(cell).trim());
}

function insideGenerated(comment: string, before: boolean): boolean {
  if (/^<!--\s*generated:/u.test(comment)) return true;
  if (/^<!--\s*\/generated/u.test(comment)) return false;
  return before;
}

function captionParagraph(node: RootContent | undefined): Paragraph | null {
  return node?.type === 'paragraph' ? node : null;
}

import type { RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Mention } from '../../model/text-index.ts';
import { type Lines, offsets } from './lines.ts';

const MENTION =
  /@(?<table>tbl:[a-z0-9]+(?:-[a-z0-9]+)*)|@(?<section>(?:sec|fig):[a-z0-9]+(?:-[a-z0-9]+)*)|\b(?<requirement>[A-Z]{2,}-[A-Z][A-Z0-9]*-[0-9]+)\b/g;

const MARKDOWN_FILE = /^(?![a-z][a-z0-9+.-]*:|\/\/)[^?#]+\.md(?:[?#]|$)/i;

/** Finds what prose names: tables, sections and requirements, `@tbl:create-status`, `@sec:limits`, `XC-CRE-1`, and the files that links lead to. */
export function readMentions(root: RootContent, lines: Lines): readonly Mention[] {
  const mentions: Mention[] = [];
  visit(root, (node) => {
    if ((node.type === 'link' || node.type === 'definition') && MARKDOWN_FILE.test(node.url)) {
      const { from, to } = offsets(node);
      const start = lines.file.text.slice(from, to).lastIndexOf(node.url);
      const at = start < 0 ? lines.range(from, to) : lines.range(from + start, from + start + node.url.length);
      mentions.push({ kind: 'file', name: node.url, section: lines.file.path, at });
    }
    if (node.type !== 'text' && node.type !== 'inlineCode') return;
    const { from, to } = offsets(node);
    for (const match of lines.file.text.slice(from, to).matchAll(MENTION)) {
      const { table, section: part, requirement } = match.groups ?? {};
      const start = from + match.index;
      const at = lines.range(start, start + match[0].length);
      const section = lines.file.path;
      if (table !== undefined) mentions.push({ kind: 'table', name: table, section, at });
      if (part !== undefined) mentions.push({ kind: 'section', name: part, section, at });
      if (requirement !== undefined) mentions.push({ kind: 'requirement', name: requirement, section, at });
    }
  });
  return mentions;
}

import type { RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Mention } from '../../model/model.ts';
import { type Lines, offsets } from './lines.ts';

const MENTION = /@(?<table>tbl:[a-z0-9]+(?:-[a-z0-9]+)*)|\b(?<requirement>[A-Z]{2,}-[A-Z][A-Z0-9]*-[0-9]+)\b/g;

/** Finds the tables and requirements that prose names: `@tbl:create-status`, `XC-CRE-1`. */
export function readMentions(root: RootContent, lines: Lines): readonly Mention[] {
  const mentions: Mention[] = [];
  visit(root, (node) => {
    if (node.type !== 'text' && node.type !== 'inlineCode') return;
    const { from, to } = offsets(node);
    for (const match of lines.file.text.slice(from, to).matchAll(MENTION)) {
      const { table, requirement } = match.groups ?? {};
      const start = from + match.index;
      const at = lines.range(start, start + match[0].length);
      const section = lines.file.path;
      if (table !== undefined) mentions.push({ kind: 'table', name: table, section, at });
      if (requirement !== undefined) mentions.push({ kind: 'requirement', name: requirement, section, at });
    }
  });
  return mentions;
}

import type { Parents, Root, Text } from 'mdast';
import type { LeafDirective, TextDirective } from 'mdast-util-directive';
import { SKIP, visit } from 'unist-util-visit';
import type { Position } from 'unist';
import type { VFile } from 'vfile';
import { text } from './nodes.ts';

/**
 * Docusaurus reads `:name` in a sentence as a directive. The specification has none, and writes `QID:CID` and
 * `{#tbl:slug}`: this plugin gives the text back as it was written.
 */
export function plainColons() {
  return (tree: Root, file: VFile): void => {
    const source = String(file.value);
    visit(tree, ['textDirective', 'leafDirective'], (node, index, parent) => {
      if (index === undefined || !parent || !isDirective(node)) return;
      const replacement: Text = {
        ...text(source.slice(node.position?.start.offset, node.position?.end.offset)),
        ...at(node.position),
      };
      const parents = parent as Parents;
      parents.children[index] =
        node.type === 'leafDirective' ? { type: 'paragraph', children: [replacement] } : replacement;
      if (node.type === 'textDirective') return [SKIP, joinTexts(parents, index)];
    });
  };
}

function isDirective(node: { type: string }): node is TextDirective | LeafDirective {
  return node.type === 'textDirective' || node.type === 'leafDirective';
}

/** Joins the text at an index with its neighbours, so that later plugins see whole words; returns where to go on. */
function joinTexts(parent: Parents, index: number): number {
  const before = parent.children[index - 1];
  const after = parent.children[index + 1];
  const parts = [before, parent.children[index], after].filter((node): node is Text => node?.type === 'text');
  const start = before?.type === 'text' ? index - 1 : index;
  const joined = text(parts.map((part) => part.value).join(''));
  const [from, to] = [parts[0]?.position, parts.at(-1)?.position];
  parent.children.splice(start, parts.length, { ...joined, ...(from && to && at({ start: from.start, end: to.end })) });
  return start + 1;
}

function at(position: Position | undefined): { position?: Position } {
  return position ? { position } : {};
}

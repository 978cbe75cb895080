import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';

/** Shows Mermaid diagrams as their source, with a title that says so: the renderer would cost every reader a megabyte. */
export function mermaidSource() {
  return (tree: Root): void => {
    visit(tree, 'code', (code) => {
      if (code.lang !== 'mermaid') return;
      code.lang = 'text';
      code.meta = 'title="Diagram (Mermaid source)"';
    });
  };
}

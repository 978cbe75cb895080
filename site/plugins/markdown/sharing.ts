import type { Root } from 'mdast';
import { component } from './nodes.ts';

/** Shows the state of the running reference behind the drawing of the architecture. */
export function sharingFigure() {
  return (tree: Root): void => {
    const index = tree.children.findIndex(
      (node) =>
        node.type === 'paragraph' &&
        node.children.some((child) => child.type === 'image' && child.url.endsWith('figures/architecture.svg')),
    );
    if (index >= 0) tree.children.splice(index + 1, 0, component('SharingFigure', {}));
  };
}

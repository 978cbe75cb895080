import { expect, it } from 'vitest';
import type { Root } from 'mdast';
import { sharingFigure } from './sharing.ts';

function page(url: string): Root {
  return { type: 'root', children: [{ type: 'paragraph', children: [{ type: 'image', url }] }] };
}

it('sharingFigure stands behind the drawing of the architecture and nowhere else', () => {
  const [architecture, other] = [page('figures/architecture.svg'), page('figures/other.svg')];
  sharingFigure()(architecture);
  sharingFigure()(other);
  expect(architecture.children[1]).toMatchObject({ type: 'mdxJsxFlowElement', name: 'SharingFigure' });
  expect(other.children).toHaveLength(1);
});

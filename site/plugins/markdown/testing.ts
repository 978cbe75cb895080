import { toJsxRuntime } from 'hast-util-to-jsx-runtime';
import type { Root } from 'mdast';
import { toHast } from 'mdast-util-to-hast';
import { renderToStaticMarkup } from 'react-dom/server';
import { Fragment, jsx, jsxs } from 'react/jsx-runtime';
import { VFile } from 'vfile';
import { parseMarkdown } from './catalogue.ts';

/** Runs one plugin over Markdown and returns HTML; for tests. A React component shows as an empty element of its name. */
export function render(
  markdown: string,
  plugin: () => (tree: Root, file: VFile) => void,
  path = '/spec/page.md',
  frontMatter: Record<string, unknown> = {},
): string {
  const tree = parseMarkdown(markdown);
  plugin()(tree, new VFile({ value: markdown, path, data: { frontMatter } }));
  const component = (_state: unknown, node: { readonly name?: string | null }) => ({
    type: 'element' as const,
    tagName: `x-${node.name?.toLowerCase() ?? ''}`,
    properties: {},
    children: [],
  });
  const html = toHast(tree, { handlers: { mdxJsxFlowElement: component } });
  return renderToStaticMarkup(toJsxRuntime(html, { Fragment, jsx, jsxs }));
}

import type { BlockContent, Blockquote, DefinitionContent, Emphasis, PhrasingContent, Text } from 'mdast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import type {} from 'mdast-util-to-hast';

/** HTML attributes of a node, in the names of hast (`className`, `tabIndex`). */
export type Attributes = Record<string, string | number | boolean | string[]>;

/** A block element with any tag: Markdown has no node for it, so a block quote carries the tag. */
export function block(tag: string, attributes: Attributes, children: (BlockContent | DefinitionContent)[]): Blockquote {
  return { type: 'blockquote', data: { hName: tag, hProperties: attributes }, children };
}

/** An inline element with any tag, carried by an emphasis. */
export function inline(tag: string, attributes: Attributes, children: PhrasingContent[]): Emphasis {
  return { type: 'emphasis', data: { hName: tag, hProperties: attributes }, children };
}

/** A block element that holds text. */
export function line(tag: string, attributes: Attributes, children: PhrasingContent[]): BlockContent {
  return { type: 'paragraph', data: { hName: tag, hProperties: attributes }, children };
}

export function text(value: string): Text {
  return { type: 'text', value };
}

/** A target of links that is also a link to itself, so that its address can be copied. */
export function anchor(id: string, className: string, children: PhrasingContent[]): Emphasis {
  return inline('a', { id, href: `#${id}`, className: [className] }, children);
}

/** A React component of `src/theme/MDXComponents`. */
export function component(name: string, properties: Readonly<Record<string, string>>): MdxJsxFlowElement {
  return {
    type: 'mdxJsxFlowElement',
    name,
    attributes: Object.entries(properties).map(([key, value]) => ({ type: 'mdxJsxAttribute', name: key, value })),
    children: [],
  };
}

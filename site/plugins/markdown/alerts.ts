import type { Blockquote, Root } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import { visit } from 'unist-util-visit';

const KINDS: Readonly<Record<string, string>> = {
  NOTE: 'note',
  TIP: 'tip',
  IMPORTANT: 'info',
  WARNING: 'warning',
  CAUTION: 'danger',
};

/** Turns GitHub's alerts, quotes that begin with `[!NOTE]`, into the admonitions of Docusaurus. */
export function githubAlerts() {
  return (tree: Root): void => {
    visit(tree, 'blockquote', (quote, index, parent) => {
      const alert = alertOf(quote);
      if (alert && parent && index !== undefined) parent.children[index] = alert;
    });
  };
}

function alertOf(quote: Blockquote): ContainerDirective | null {
  const paragraph = quote.children[0];
  const first = paragraph?.type === 'paragraph' ? paragraph.children[0] : undefined;
  if (paragraph?.type !== 'paragraph' || first?.type !== 'text') return null;
  const match = /^\[!(?<kind>[A-Z]+)\][ \t]*(?:\n|$)/u.exec(first.value);
  const name = KINDS[match?.groups?.['kind'] ?? ''];
  if (!match || !name) return null;
  const rest = first.value.slice(match[0].length);
  const others = paragraph.children.slice(1);
  const sentence = rest ? [{ ...first, value: rest }, ...others] : others;
  const children =
    sentence.length > 0 ? [{ ...paragraph, children: sentence }, ...quote.children.slice(1)] : quote.children.slice(1);
  return { type: 'containerDirective', name, attributes: {}, children };
}

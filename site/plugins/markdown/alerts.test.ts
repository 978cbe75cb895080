import { describe, expect, it } from 'vitest';
import { githubAlerts } from './alerts.ts';
import { parseMarkdown } from './catalogue.ts';

function first(markdown: string): unknown {
  const tree = parseMarkdown(markdown);
  githubAlerts()(tree);
  return tree.children[0];
}

describe('githubAlerts', () => {
  it('turns an alert into an admonition', () => {
    expect(first('> [!IMPORTANT]\n> Read *this*.')).toMatchObject({
      type: 'containerDirective',
      name: 'info',
      children: [{ type: 'paragraph', children: [{ value: 'Read ' }, { type: 'emphasis' }, { value: '.' }] }],
    });
  });

  it('takes the text of a following paragraph', () => {
    expect(first('> [!NOTE]\n>\n> Text.')).toMatchObject({
      name: 'note',
      children: [{ children: [{ value: 'Text.' }] }],
    });
  });

  it.each(['> A quote.', '> [!OTHER]\n> Text.', '> [!NOTE] on the same line'])('leaves %j alone', (source) => {
    expect(first(source)).toMatchObject({ type: 'blockquote' });
  });
});

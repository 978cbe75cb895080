import type { Root } from 'mdast';
import remarkDirective from 'remark-directive';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import { plainColons } from './directives.ts';

function read(markdown: string): Root {
  const tree = unified().use(remarkParse).use(remarkDirective).parse(markdown);
  plainColons()(tree, new VFile(markdown));
  return tree;
}

describe('plainColons', () => {
  it.each(['Table: A – Bits {#tbl:cap}', 'see QID:CID and @tbl:a-b, twice :x[y]', '::leaf'])(
    'leaves %j as one text',
    (source) => {
      expect(read(source)).toMatchObject({
        children: [{ type: 'paragraph', children: [{ type: 'text', value: source }] }],
      });
    },
  );

  it('keeps positions for messages', () => {
    expect(read('a QID:CID b').children[0]).toMatchObject({
      children: [{ position: { start: { column: 1 }, end: { column: 12 } } }],
    });
  });

  it('leaves container directives to Docusaurus', () => {
    expect(read(':::note\ntext\n:::').children[0]?.type).toBe('containerDirective');
  });
});

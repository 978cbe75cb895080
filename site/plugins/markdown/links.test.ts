import { describe, expect, it } from 'vitest';
import { catalogueOf } from './catalogue.ts';
import { references } from './links.ts';
import { render } from './testing.ts';

const ROWS =
  'Table: A – Status conditions {#tbl:a-status}\n\n| Requirement ID | Condition |\n| :- | :- |\n| XC-A-1 | see XC-A-2 |\n| XC-A-2 | B |\n';
const plugin = references(catalogueOf(new Map([['/spec/commands/a.md', `# Page A\n\n${ROWS}`]])));

describe('references', () => {
  it('gives a row its anchor, and links other cells to it', () => {
    const html = render(ROWS, plugin, '/spec/commands/a.md');
    expect(html).toContain('<a id="xc-a-1" href="#xc-a-1" class="row-anchor">XC-A-1</a></td>');
    expect(html).toContain('see <a href="#xc-a-2" class="requirement-reference">XC-A-2</a>');
  });

  it('links from other pages by file', () => {
    const html = render('XC-A-1 and @tbl:a-status.', plugin, '/spec/base/b.md');
    expect(html).toContain('<a href="../commands/a.md#xc-a-1" class="requirement-reference">XC-A-1</a> and ');
    expect(html).toContain('<a href="../commands/a.md#tbl-a-status" class="table-reference">Table 1 of Page A</a>.');
  });

  it('leaves unknown ids, headings and links alone', () => {
    expect(render('# XC-A-1\n\nXC-A-9 [XC-A-1](x.md)', plugin)).toBe(
      '<h1>XC-A-1</h1>\n<p>XC-A-9 <a href="x.md">XC-A-1</a></p>',
    );
  });

  it('refuses a table that does not exist', () => {
    expect(() => render('See @tbl:other.', plugin)).toThrow('There is no table @tbl:other');
  });
});

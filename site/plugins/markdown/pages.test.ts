import { describe, expect, it } from 'vitest';
import { pageRoute, repositoryLinks } from './guide.ts';
import { mermaidFigures } from './mermaid.ts';
import { parseStep, scenarios } from './scenarios.ts';
import { sectionClass } from './section.ts';
import { inWords } from './sentences.ts';
import { specificationTables } from './tables.ts';
import { render } from './testing.ts';

describe('scenarios', () => {
  it('reads a line', () => {
    expect(parseStep('host Create X NTAG=1 => Tag In Use')).toEqual({
      actor: 'host',
      action: 'Create X NTAG=1',
      result: 'Tag In Use',
    });
    expect(parseStep('given A >= 1')).toEqual({ actor: 'given', action: 'A >= 1', result: null });
  });

  it('shows a fence as captioned steps', () => {
    const html = render('```scenario {#XC-A-S1 caption="What happens"}\nevent Primary Reset\n```', scenarios);
    expect(html).toContain('<a id="xc-a-s1" href="#xc-a-s1" class="row-anchor">XC-A-S1</a> What happens');
    expect(html).toContain('<b class="actor">event</b> <span class="action">Primary Reset</span>');
  });
});

describe('sectionClass', () => {
  it('explains the class and keeps the id of the title', () => {
    const html = render('# Title <!-- #title -->', sectionClass, '/spec/a.md', { class: 'normative' });
    expect(html).toContain(
      '<p class="section-class section-class--normative"><a id="title" href="#title" class="section-anchor">Normative: part of the proposal.</a></p>',
    );
  });
});

describe('inWords', () => {
  const plugin = inWords(
    new Map([
      ['XC-A-1', 'If `A > B`, then so.'],
      ['XC-A-2', 'As it says.'],
    ]),
  );

  it('puts the sentence under the condition', () => {
    expect(render('| Requirement ID | Condition |\n| :- | :- |\n| XC-A-1 | A > B |', plugin)).toContain(
      'A &gt; B<small class="in-words">If <code>A &gt; B</code>, then so.</small>',
    );
  });

  it('gives the sentence of a matrix a row of its own', () => {
    const html = render(
      '| Requirement ID | Command or event | When | A | B | C |\n| :- | :- | :- | :- | :- | :- |\n| XC-A-1 | X | | - | - | - |',
      plugin,
    );
    expect(html).toMatch(
      /<tr class="words-row">\s*<td><\/td>\s*<td colspan="5"><small class="in-words">.*<\/small><\/td>\s*<\/tr>/iu,
    );
  });

  it('adds nothing to requirements in prose', () => {
    expect(render('| Requirement ID | Requirement |\n| :- | :- |\n| XC-A-2 | As it says. |', plugin)).not.toContain(
      '<small',
    );
  });
});

describe('specificationTables', () => {
  it('makes a figure of caption, drawing and table', () => {
    const html = render(
      'Table: A – Bits {#tbl:a}\n\n| Bits | Description |\n| :- | :- |\n| 7:0 | **A (AA):** A. |',
      specificationTables,
    );
    expect(html).toMatch(
      /^<figure class="spec-table">\s*<figcaption><a id="tbl-a" href="#tbl-a" class="caption-number">Table 1:<\/a> A – Bits<\/figcaption>\s*<x-bitfield><\/x-bitfield>/u,
    );
    expect(html).toContain('role="region" tabindex="0" aria-label="A – Bits"');
    expect(html).not.toContain('{#tbl:');
  });

  it('lets the names of many columns stand upright', () => {
    const table = (columns: number): string => {
      const row = (cell: string): string => `|${` ${cell} |`.repeat(columns)}`;
      return render(
        `Table: A – Reset matrix {#tbl:a}\n\n${row('A')}\n${row(':-')}\n${row('kept')}`,
        specificationTables,
      );
    };
    expect(table(9)).not.toContain('table-box--matrix');
    expect(table(10)).toContain('class="table-box table-box--matrix"');
  });
});

describe('repositoryLinks', () => {
  const plugin = repositoryLinks({
    root: '/',
    routes: new Map([
      ['/spec', '/spec'],
      ['/guide', '/guide'],
    ]),
  });

  it('leads to pages of the site, and nowhere for other files', () => {
    const html = render(
      '[a](other.md) [b](../spec/commands/x.md#y) [c](../codegen/x.ts) [d](https://e.org)',
      plugin,
      '/guide/page.md',
    );
    expect(html).toContain(
      '<a href="other.md">a</a> <a href="/spec/commands/x#y">b</a> <span class="repository-file" title="codegen/x.ts">c</span> <a href="https://e.org">d</a>',
    );
  });

  it('knows index pages', () => {
    expect([
      pageRoute('/spec', 'index.md'),
      pageRoute('/spec', 'base/index.md'),
      pageRoute('/spec', 'base/a.md'),
    ]).toEqual(['/spec/', '/spec/base/', '/spec/base/a']);
  });
});

describe('mermaidFigures', () => {
  it('draws sequences, states and flows', () => {
    const fence = (source: string) => '```mermaid\n' + source + '\n```';
    const sequence = 'sequenceDiagram\nparticipant a as A\nparticipant b as B\na->>b: X';
    expect(render(fence(sequence), mermaidFigures)).toContain('<x-sequencefigure>');
    expect(render(fence('flowchart LR\na --> b'), mermaidFigures)).toContain('<x-flowchart>');
    expect(render(fence('stateDiagram-v2\n[*] --> A: X'), mermaidFigures)).toContain('<x-lifecycle>');
  });

  it('shows the source of any other diagram', () => {
    expect(render('```mermaid\na --> b\n```', mermaidFigures)).toBe(
      '<pre><code class="language-text">a --&gt; b\n</code></pre>',
    );
  });
});

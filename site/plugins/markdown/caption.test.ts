import { describe, expect, it } from 'vitest';
import { pageTables, parseCaption } from './caption.ts';
import { parseMarkdown } from './catalogue.ts';

const TABLE = '| A |\n| :- |\n| 1 |\n';

describe('parseCaption', () => {
  it('reads subject, kind and slug', () => {
    expect(parseCaption('Table: Select (SEL) – Values {#tbl:receive-sel}', 2)).toEqual({
      subject: 'Select (SEL)',
      kind: 'Values',
      slug: 'receive-sel',
      number: 2,
    });
  });

  it.each(['Table: Select - Values {#tbl:a}', 'Table: Select – Values', 'A sentence.'])('refuses %j', (source) => {
    expect(parseCaption(source, 1)).toBeNull();
  });
});

describe('pageTables', () => {
  it('numbers captioned tables only', () => {
    const tables = pageTables(
      parseMarkdown(`${TABLE}\nTable: A – Bits {#tbl:a}\n\n${TABLE}\nTable: B – Bits {#tbl:b}\n\n${TABLE}`),
    );
    expect(tables.map(({ caption }) => caption?.number ?? null)).toEqual([null, 1, 2]);
  });

  it('knows generated blocks', () => {
    const tables = pageTables(parseMarkdown(`<!-- generated: x -->\n\n${TABLE}\n<!-- /generated -->\n\n${TABLE}`));
    expect(tables.map(({ generated }) => generated)).toEqual([true, false]);
  });
});

import { describe, expect, it } from 'vitest';
import { catalogueOf } from './catalogue.ts';
import { mentions } from './mentions.ts';
import { placeOf } from './names.ts';
import { render } from './testing.ts';

const LIMITS =
  'Table: A – Limits {#tbl:limits}\n\n| Limit | Description |\n| :- | :- |\n| **Maximum Tags (TAGMAX)** | How many. |\n';
const structure = (mnemonic: string, ...fields: string[]) =>
  `Table: X (${mnemonic}) – Data structure {#tbl:${mnemonic.toLowerCase()}}\n\n| Bytes | Description |\n| :- | :- |\n${fields.map((field, index) => `| ${index} | **F (${field}):** D. |`).join('\n')}\n`;
const VALUES =
  'Table: Type (TTYPE) – Values {#tbl:ttype}\n\n| Value | Definition |\n| :- | :- |\n| 0h | **SDI:** An SDI. |\n';

const { names } = catalogueOf(
  new Map([
    ['/spec/limits.md', `# Limits\n\n${LIMITS}\n${VALUES}\n${structure('SDI')}`],
    ['/spec/commands/a.md', `# A\n\n${structure('AD', 'NTAG', 'SN', 'TAGMAX', 'TTYPE')}`],
    [
      '/spec/commands/b.md',
      `# B\n\n${structure('BD', 'SN', 'ONLY')}\n${structure('BE', 'TWICE')}\n${structure('BF', 'TWICE')}`,
    ],
  ]),
);
const plugin = mentions({
  names,
  statuses: new Map([
    ['Invalid Field', '/status/invalid-field'],
    ['Invalid Field in Command', '/status/invalid-field-in-command'],
  ]),
});
const shown = (markdown: string, file = '/spec/page.md') => render(markdown, plugin, file);

it('takes a word of the language for itself, but not in code', () => {
  const words = catalogueOf(new Map([['/spec/a.md', `# A\n\n${structure('AD', 'ID')}`]])).names;
  const html = render('The ID and `ID`.', mentions({ names: words, statuses: new Map() }), '/spec/page.md');
  expect(html).toMatch(/The ID and <a [^>]*><code>ID<\/code><\/a>/u);
});

describe('placeOf', () => {
  it.each([
    ['the limit, whatever fields share its name', 'TAGMAX', '/spec/commands/a.md', 'tbl-limits'],
    ['the field of the same page', 'SN', '/spec/commands/b.md', 'tbl-bd'],
    ['the only field of any page', 'ONLY', '/spec/page.md', 'tbl-bd'],
    ['the table of values, not the field that has them', 'TTYPE', '/spec/page.md', 'tbl-ttype'],
  ])('is %s', (_, mnemonic, file, anchor) => expect(placeOf(names, mnemonic, file)?.anchor).toBe(anchor));

  it.each([
    ['several pages define it', 'SN', '/spec/page.md'],
    ['the page itself defines it twice', 'TWICE', '/spec/commands/b.md'],
    ['it is also the name of a value', 'SDI', '/spec/page.md'],
    ['nothing defines it', 'NVM', '/spec/page.md'],
  ])('is nothing where %s', (_, mnemonic, file) => expect(placeOf(names, mnemonic, file)).toBeNull());
});

describe('mentions', () => {
  it('links mnemonics in words and in code spans', () => {
    expect(shown('At most TAGMAX, or `TAGMAX`.')).toBe(
      '<p>At most <a href="./limits.md#tbl-limits" class="name-reference">TAGMAX</a>, or <a href="./limits.md#tbl-limits" class="name-reference"><code>TAGMAX</code></a>.</p>',
    );
  });

  it('links a path by its first part, and both ends of a range', () => {
    expect(shown('AD.SN in ONLY..TAGMAX')).toBe(
      '<p><a href="./commands/a.md#tbl-ad" class="name-reference">AD.SN</a> in <a href="./commands/b.md#tbl-bd" class="name-reference">ONLY</a>..<a href="./limits.md#tbl-limits" class="name-reference">TAGMAX</a></p>',
    );
  });

  it('takes the longest name of a status', () => {
    expect(shown('Invalid Field in Command')).toBe(
      '<p><a href="/status/invalid-field-in-command" class="status-reference">Invalid Field in Command</a></p>',
    );
  });

  it.each([
    ['headings', '# TAGMAX and Invalid Field'],
    ['links', '[TAGMAX](x.md)'],
    ['fences', '```\nTAGMAX\n```'],
    ['parts of words and ids', 'TAGMAXES, XC-TAGMAX-1, $TAGMAX, TAGMAX_A'],
    ['attributes of a variable', 'c.TAGMAX'],
    ['longer code spans', '`TAGMAX + 1`'],
    ['other cases of a status', 'an invalid field'],
  ])('leaves alone: %s', (_, markdown) => expect(shown(markdown)).not.toMatch(/(?:name|status)-reference/u));

  it('links neither the definition of a name nor what leads to the same table', () => {
    const html = shown(structure('AD', 'NTAG').replace('D. |', 'As NTAG and TAGMAX say. |'), '/spec/commands/a.md');
    expect(html).toContain('<strong>F (NTAG):</strong> As NTAG and <a href="../limits.md#tbl-limits"');
  });

  it('leaves captions alone, because the figure reads them', () => {
    expect(shown(LIMITS.replace('Table: A', 'Table: TAGMAX'))).toContain('<p>Table: TAGMAX – Limits');
  });
});

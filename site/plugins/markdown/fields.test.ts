import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { bitLanes, byteLanes } from '../../src/bitfield/lanes.ts';
import { pageTables } from './caption.ts';
import { parseMarkdown, readPages } from './catalogue.ts';
import { figureOf, parseRange, type Figure } from './fields.ts';

const SPEC = fileURLToPath(new URL('../../../spec', import.meta.url));

function figure(kind: string, markdown: string): Figure | null {
  const entry = pageTables(parseMarkdown(markdown))[0];
  return entry ? figureOf(kind, entry.table) : null;
}

describe('parseRange', () => {
  it.each([
    ['31:16', { high: 31, low: 16, stride: null }],
    ['07', { high: 7, low: 7, stride: null }],
    ['335:320 + 16i', { high: 335, low: 320, stride: 16 }],
  ])('reads %j', (source, expected) => expect(parseRange(source)).toEqual(expected));

  it.each(['16:31', '0Fh:0Ch', ''])('refuses %j', (source) => expect(parseRange(source)).toBeNull());
});

describe('figureOf', () => {
  it('reads names, mnemonics and reserved fields', () => {
    expect(
      figure('Bits', '| Bits | Description |\n| :- | :- |\n| 7:1 | Reserved |\n| 0 | **Share (SHARE):** Set to 1b. |')
        ?.fields,
    ).toEqual([
      { high: 7, low: 1, stride: null, name: 'Reserved', mnemonic: null, reserved: true },
      { high: 0, low: 0, stride: null, name: 'Share', mnemonic: 'SHARE', reserved: false },
    ]);
  });

  it('draws nothing for a kind without layout, or for a row that it does not understand', () => {
    expect(figure('Register map', '| Bits | Description |\n| :- | :- |\n| 7:0 | Reserved |')).toBeNull();
    expect(figure('Bits', '| Bits | Description |\n| :- | :- |\n| 7:0 | A plain sentence |')).toBeNull();
  });
});

describe('the layouts of the specification', () => {
  const layouts = [...readPages(SPEC).values()]
    .flatMap((source) => pageTables(parseMarkdown(source)))
    .flatMap(({ caption, table }) =>
      caption && /Dword \d|^Bits$|^Register$|^Data structure$/u.test(caption.kind)
        ? [{ slug: caption.slug, figure: figureOf(caption.kind, table) }]
        : [],
    );

  it.each(layouts)('$slug is drawn whole', ({ figure: found }) => {
    expect(found).not.toBeNull();
    if (!found) return;
    const { lanes } = found.unit === 'bits' ? bitLanes(found.fields) : byteLanes(found.fields);
    const drawn = new Set(lanes.flatMap((lane) => lane.segments.map(({ field }) => field)));
    expect(drawn).toEqual(new Set(found.fields));
  });
});

import { expect, it } from 'vitest';
import { layoutCodec } from '../model/codec.ts';
import { field, structure, structureMap } from '../model/fixtures.ts';
import { checkedImage, cut, image, runs } from './image.ts';
import { Symbols } from './symbols.ts';

const layout = structure('WIDE', 256, [field('A', 0, 16), field('B', 16, 16), field('Z', 2032, 16)]);
const structures = structureMap(layout);
const symbols = new Symbols();
symbols.choose({ GEN: 0xc101 }, [], [0xc101], new Map());

const whole = (values: Record<string, number>) =>
  image(layout.fields, layoutCodec(layout, structures), structures, values, symbols);

it('compares what is given only, and binds a choice where it is seen first', () => {
  const bound = new Set<string>();
  const first = checkedImage(cut(whole({ A: 7, B: 0xc101 }), 4), bound, symbols);
  expect(first).toMatchObject({ bytes: '07000000', mask: 'ffff0000', bind: { GEN1: { bit: 16, width: 16 } } });
  const second = checkedImage(cut(whole({ A: 7, B: 0xc102 }), 4), bound, symbols);
  expect(second).toMatchObject({ mask: 'ffffffff', reloc: [{ bit: 16, width: 16, value: ['+', '$GEN1', 1] }] });
});

it('expects zeros behind the end', () => {
  expect(cut(whole({ A: 7 }), 258)).toMatchObject({ mask: expect.stringMatching(/0000ffff$/) as string });
});

it('leaves long stretches out that nothing is known of, and moves what lies behind them', () => {
  const parts = runs(checkedImage(whole({ A: 7, Z: 0xc101 }), new Set(['GEN1']), symbols));
  expect(parts).toMatchObject([
    { at: 0, part: { bytes: '0700' } },
    { at: 254, part: { bytes: '0000', reloc: [{ bit: 0, width: 16, value: '$GEN1' }] } },
  ]);
});

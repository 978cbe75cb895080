import { expect, it } from 'vitest';
import { Symbols } from './symbols.ts';

it('finds what a device chose by its value, and what lies next to it', () => {
  const symbols = new Symbols();
  symbols.choose({ GEN: 0xc101 }, [], [0xc101], new Map([['GEN', [1, 0xffff]]]));
  expect(symbols.find(0xc101)).toMatchObject({ symbol: { name: 'GEN1' }, distance: 0 });
  expect(symbols.find(0xc102)).toMatchObject({ symbol: { name: 'GEN1' }, distance: 1 });
  expect(symbols.find(0xc104)).toBeNull();
});

it('takes no small number for a choice unless the place holds one of that name', () => {
  const symbols = new Symbols();
  symbols.choose({ new: 1, GEN: 1 }, [], [1], new Map());
  expect(symbols.find(1)).toBeNull();
  expect(symbols.find(1, true)).toMatchObject({ symbol: { name: 'new1' } });
  expect(symbols.find(1, 'GEN')).toMatchObject({ symbol: { name: 'GEN1' } });
});

it('names several numbers that were chosen together, and keeps them apart', () => {
  const symbols = new Symbols();
  const pairs = new Map([
    [0, 0xe01],
    [1, 0xe02],
  ]);
  symbols.choose({ PAIRS: pairs }, [], [], new Map([['PAIRS', [0xe01, 0xe0f]]]));
  expect(symbols.find(0xe02)).toBeNull();
  expect(symbols.find(0xe02, true)?.symbol.name).toBe('PAIRS1_1');
  expect(symbols.conditions('PAIRS1_1', new Set())).toEqual([
    ['>=', '$PAIRS1_1', 0xe01],
    ['<=', '$PAIRS1_1', 0xe0f],
  ]);
  expect(symbols.conditions('PAIRS1_1', new Set(['PAIRS1_0']))).toContainEqual(['!=', '$PAIRS1_1', '$PAIRS1_0']);
});

it('asks a host to see that a choice differs from an earlier one that it must not repeat', () => {
  const symbols = new Symbols();
  const ranges = new Map([['new', [0, 9] as const]]);
  symbols.choose({ new: 0xb01 }, [], [0xb01], ranges);
  symbols.choose({ new: 0xb11 }, [], [0xb11], ranges, () => ['new1']);
  expect(symbols.conditions('new2', new Set(['new1']))).toContainEqual(['!=', '$new2', '$new1']);
  expect(symbols.conditions('new2', new Set())).not.toContainEqual(['!=', '$new2', '$new1']);
});

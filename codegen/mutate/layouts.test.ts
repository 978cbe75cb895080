import { expect, it } from 'vitest';
import { field, structure } from '../model/fixtures.ts';
import type { Field } from '../model/layout.ts';
import { layoutChanges } from './layouts.ts';

/** The places after each change of one field, as `MNEMONIC high:low`. */
function changes(size: number, fields: readonly Field[], mnemonic: string): Record<string, string> {
  const layout = structure('S', size, [...fields]);
  const changed = layout.fields.find((each) => each.mnemonic === mnemonic);
  if (!changed) throw new Error(`Unexpected ${mnemonic}, expected a field`);
  return Object.fromEntries(
    [...layoutChanges(layout, changed)].map(({ operator, changed: { fields: all } }) => [
      operator,
      all.map(({ mnemonic: name, bit, width }) => `${name} ${bit + width - 1}:${bit}`).join(', '),
    ]),
  );
}

it('moves a field into free bits: a number of whole bytes by a byte, another by a bit', () => {
  expect(changes(4, [field('A', 0, 16)], 'A')).toEqual({
    'shift-field': 'A 23:8',
    'widen-field': 'A 16:0',
    'narrow-field': 'A 14:0',
  });
  expect(changes(4, [field('A', 0, 3)], 'A')['shift-field']).toBe('A 3:1');
});

it('takes the neighbour with it', () => {
  expect(changes(3, [field('A', 0, 8), field('B', 8, 16)], 'A')).toEqual({
    'shift-field': 'B 15:0, A 23:16',
    'widen-field': 'A 8:0, B 23:9',
    'narrow-field': 'A 6:0, B 23:8',
  });
});

it('leaves bytes whole', () => {
  const text = field('T', 8, 16, { format: 'ascii' });
  expect(changes(3, [field('A', 0, 8), text], 'T')).toEqual({ 'narrow-field': 'A 7:0, T 15:8' });
  expect(changes(3, [field('A', 0, 8), text], 'A')['widen-field']).toBeUndefined();
});

it('makes no mutant of a bit that has no room', () => {
  expect(changes(1, [field('A', 7, 1)], 'A')).toEqual({});
});

it('lets fields overlap that are never there together', () => {
  const of = (value: number) => ({ selectors: [{ field: 'K', values: [value] }] });
  const fields = [field('K', 0, 8), field('A', 8, 8, of(0)), field('B', 16, 8, of(1))];
  expect(changes(4, fields, 'A')['shift-field']).toBe('K 7:0, A 23:16, B 23:16');
});

it('starts a list a byte later, behind a byte that is reserved', () => {
  const list = field('L', 8, 8, { format: 'list', entry: 'E' });
  const layout = structure('S', 1, [field('A', 0, 8), list]);
  const [first, ...more] = [...layoutChanges(layout, list)];
  expect(more).toEqual([]);
  expect(first?.changed).toMatchObject({ size: 2, reserved: [{ bit: 8, width: 8 }] });
  expect(first).toMatchObject({ from: 'L in bits 15:8', to: 'L in bits 23:16' });
});

import { expect, it } from 'vitest';
import { expression } from '../language/sample.ts';
import { allow, guardsOf } from './guards.ts';
import { machine } from './sample.ts';

const { catalog } = machine();
const fields = new Map(catalog.command('Label Shelf').fields.map((field) => [field.mnemonic, field]));
const guards = (when: string | null): unknown => guardsOf(when === null ? null : expression(when), fields, catalog);

it('finds what a condition asks of enumerated fields', () => {
  const [first, second] = catalog.values(fields.get('ACT') as never)?.values ?? [];
  const [one, two] = [String(first?.enumerator), String(second?.enumerator)];
  expect(guards(`ACT = ${two} and SHID > 3`)).toEqual([{ field: 'ACT', values: [1] }]);
  expect(guards(`ACT in {${one}, ${two}}`)).toEqual([{ field: 'ACT', values: [0, 1] }]);
  expect(guards(`ACT = ${one} or SHID = 3`)).toEqual([]);
  expect(guards(`ACT not in {${one}}`)).toEqual([]);
  expect(guards('SHID = 3')).toEqual([]);
  expect(guards(null)).toEqual([]);
});

it('lets a field that is left out be 0', () => {
  expect(allow([{ field: 'ACT', values: [0, 2] }], {})).toBe(true);
  expect(allow([{ field: 'ACT', values: [0, 2] }], { ACT: 2 })).toBe(true);
  expect(allow([{ field: 'ACT', values: [0, 2] }], { ACT: 1 })).toBe(false);
  expect(allow([], { ACT: 1 })).toBe(true);
});

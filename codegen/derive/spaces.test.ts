import { expect, it } from 'vitest';
import { field, structure } from '../model/fixtures.ts';
import { machine, shelves } from './sample.ts';
import { HOST, spaceOf } from './spaces.ts';

const types = ['Untagged', 'PASID', 'SDI', 'SDIPASID'];
const model = shelves();
const [table] = model.values;
const values = table && {
  ...table,
  id: 'test.md#TTYPE',
  values: types.map((enumerator, value) => ({ ...table.values[0], value, high: value, enumerator })),
};
const tags = structure('TAGD', 8, [field('TVAL', 0, 32), field('TTYPE', 32, 8, { values: 'test.md#TTYPE' })]);
const { catalog } = machine({
  ...model,
  structures: [...model.structures, tags],
  values: [...model.values, ...(values ? [values] : [])] as typeof model.values,
});

it.each([
  [0, HOST],
  [1, { name: 'pasid-1f', space: { tag: { kind: 'pasid', value: '0x1f' } } }],
  [2, { name: 'rid-105', space: { tag: { kind: 'rid', value: '0x105' } } }],
  [3, { name: 'rid-105-pasid-1f', space: { tag: { kind: 'rid', value: '0x105', pasid: '0x1f' } } }],
])('names the address space of a tag of type %i', (TTYPE, expected) => {
  expect(spaceOf({ TTYPE, TVAL: 0x1f, TRID: 0x105 }, catalog)).toEqual(expected);
});

it('takes no tag for the address space of the function', () => {
  expect(spaceOf(null, catalog)).toBe(HOST);
});

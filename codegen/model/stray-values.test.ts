import { expect, test } from 'vitest';
import { command, field, model, NOWHERE, structure } from './fixtures.ts';
import type { AttributeRange, Model } from './model.ts';
import { strayValues } from './stray-values.ts';

const values: Model['values'] = ['A', 'B', 'C', 'D', 'E'].map((mnemonic) => ({
  id: `test.md#${mnemonic}`,
  name: mnemonic,
  mnemonic,
  values: [],
  section: 'test.md',
  table: mnemonic,
  at: NOWHERE,
}));

function attribute(mnemonic: string, range: AttributeRange): Model['objects'][number]['attributes'][number] {
  return { name: mnemonic, mnemonic, range, initial: null, reportedIn: null, description: '', at: NOWHERE };
}

test('values of fields and attributes are used, others stray', () => {
  const range = (name: string): AttributeRange => ({ kind: 'values', values: { name, at: NOWHERE } });
  const bound = { kind: 'number', value: 0, text: '0', at: NOWHERE } as const;
  const found = strayValues(
    model({
      values,
      structures: [structure('S', 1, [field('A', 0, 8, { values: 'test.md#A' })])],
      commands: [command('Thing', [field('B', 0, 8, { values: 'test.md#B' })])],
      objects: [
        {
          name: 'Object',
          mnemonic: 'OB',
          key: null,
          attributes: [
            attribute('STATE', range('C')),
            attribute('MAP', { kind: 'map', element: range('D'), sparse: false, low: bound, high: bound }),
          ],
          section: 'test.md',
          table: 'ob',
          at: NOWHERE,
        },
      ],
    }),
  );
  expect(found.map((table) => table.mnemonic)).toEqual(['E']);
});

import { expect, test } from 'vitest';
import { Writes } from './writes.ts';

const change = { object: 'XC', key: 1, attribute: 'TAGS', before: undefined, after: 1, row: 'XC-A-1' };

test('two values for one place contradict, and so do a map and an entry of it', () => {
  const writes = new Writes();
  writes.add({ ...change, index: 1 });
  writes.add({ ...change, index: 2, row: 'XC-A-2' });
  expect(() => {
    writes.add({ ...change, index: 2, row: 'XC-A-3' });
  }).toThrow('Unexpected second value for XC[1].TAGS by XC-A-3, expected When cells that keep it apart from XC-A-2');
  expect(() => {
    writes.add({ ...change, row: 'XC-A-4' });
  }).toThrow('apart from XC-A-1');
  expect(writes.changes.map(({ row }) => row)).toEqual(['XC-A-1', 'XC-A-2']);
});

test('it tells which attributes get a value', () => {
  const writes = new Writes();
  writes.add(change);
  expect([writes.has('XC', 1, 'TAGS'), writes.has('XC', 2, 'TAGS'), writes.has('XC', 1, 'SN')]).toEqual([
    true,
    false,
    false,
  ]);
});

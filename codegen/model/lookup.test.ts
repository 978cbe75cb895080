import { expect, it } from 'vitest';
import { NOWHERE, command, model, opcode, structure } from './fixtures.ts';
import { commandByOpcode, enumeratorOf, opcodeOf, statusByValue, structuresByMnemonic } from './lookup.ts';

const make = command('Make Thing', []);
const take = { ...command('Take Thing', []), queue: 'io' as const };
const spec = model({
  commands: [make, take],
  profile: [opcode('Make Thing', 0xe1), { ...opcode('Take Thing', 0xe1), space: 'io-opcode' }],
  structures: [structure('A', 4, [])],
  statuses: [
    { name: 'Odd', value: 0x1c0, assigned: true, description: '', section: 'test.md', table: 'tbl:s', at: NOWHERE },
  ],
});

it('finds commands by the opcode of their kind of queue', () => {
  expect(opcodeOf(spec, make)).toBe(0xe1);
  expect(commandByOpcode(spec, 'io', 0xe1)).toBe(take);
  expect(commandByOpcode(spec, 'admin', 0)).toBeNull();
  expect(() => opcodeOf({ profile: [] }, make)).toThrow('Unexpected opcode Make Thing of Make Thing');
});

it('finds structures and statuses', () => {
  expect(structuresByMnemonic(spec).get('A')).toBe(spec.structures[0]);
  expect(statusByValue(spec, 0x1c0)?.name).toBe('Odd');
  expect(statusByValue(spec, 1)).toBeNull();
});

it('names values, and ranges of values', () => {
  const row = (value: number, high: number, enumerator: string | null) => ({
    value,
    high,
    enumerator,
    description: '',
    at: NOWHERE,
  });
  const table = {
    id: 'C',
    name: 'C',
    mnemonic: 'C',
    section: '',
    table: '',
    at: NOWHERE,
    values: [row(0, 0, 'Red'), row(1, 3, null), row(4, 7, 'Blue')],
  };
  expect([0, 2, 5n, 8].map((value) => enumeratorOf(table, value))).toEqual(['Red', null, 'Blue', null]);
});

import { describe, expect, it } from 'vitest';
import { command, field, NOWHERE, structure } from '../../codegen/model/fixtures.ts';
import type { Model } from '../../codegen/model/model.ts';
import { CommandSet } from './command-set.ts';

const common = [field('OPC', 0, 8), field('CID', 16, 16)];
const own = { ...command('Own', [...common, field('A', 320, 8)]), receiver: 'primary' as const };
const shared = { ...command('Shared', [...common, field('B', 320, 8)]), receiver: 'any' as const };
const io = { ...shared, name: 'Block', opcode: { name: 'Block', at: NOWHERE }, queue: 'io' as const };
const profile = [
  ['admin-opcode', 'Own', 1],
  ['admin-opcode', 'Shared', 2],
  ['io-opcode', 'Block', 1],
].map(([space, name, value]) => ({ table: 't', space, name, standard: null, value, section: 's', at: NOWHERE }));
const objects = [
  { mnemonic: 'PC', key: null },
  { mnemonic: 'XC', key: {} },
];
const structures = [structure('SQE', 64, common)];
const model = { structures, commands: [own, shared, io], profile, objects, allowed: [] } as unknown as Model;

function entry(opcode: number): Uint8Array {
  const bytes = new Uint8Array(64);
  bytes[0] = opcode;
  bytes[40] = 9;
  return bytes;
}

describe('CommandSet', () => {
  const set = new CommandSet(model);

  it('knows a command by its opcode on that kind of queue', () => {
    expect(set.decode(entry(1), 'admin', null)).toEqual({ command: own, fields: { OPC: 1, A: 9 } });
    expect(set.decode(entry(1), 'io', null).command).toBe(io);
    expect(set.decode(entry(2), 'io', null).command).toBeNull();
  });

  it('does not know what only the primary controller takes, on others', () => {
    expect(set.decode(entry(1), 'admin', 'XC')).toEqual({ command: null, fields: { OPC: 1 } });
    expect(set.decode(entry(2), 'admin', 'XC').command).toBe(shared);
    expect(set.decode(entry(1), 'io', 'XC').command).toBe(io);
  });

  it('does not know what the list of a type of controller leaves out', () => {
    const list = { object: { name: 'XC', at: NOWHERE }, queue: 'admin', rows: [{ opcode: 7 }] };
    const narrow = new CommandSet({ ...model, allowed: [list] } as unknown as Model);
    expect(narrow.decode(entry(2), 'admin', 'XC').command).toBeNull();
    expect(narrow.decode(entry(2), 'admin', null).command).toBe(shared);
    expect(narrow.decode(entry(1), 'io', 'XC').command).toBe(io);
  });

  it('needs the layout of an entry', () => {
    expect(() => new CommandSet({ ...model, structures: [] })).toThrow('without the data structure SQE');
  });
});

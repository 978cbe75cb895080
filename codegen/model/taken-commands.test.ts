import { expect, test } from 'vitest';
import { command, NOWHERE } from './fixtures.ts';
import type { Model } from './model.ts';
import { allowedOn, isTaken, takenCommands } from './taken-commands.ts';

const own = { ...command('Own', []), receiver: 'primary' as const };
const shared = { ...command('Shared', []), receiver: 'any' as const };
const left = { ...command('Left out', []), receiver: 'any' as const };
const profile = [own, shared, left].map(({ name }, value) => ({ name, value, space: 'admin-opcode' }));
const list = { object: { name: 'XC', at: NOWHERE }, queue: 'admin', rows: [{ opcode: 1 }, { opcode: 7 }] };
const model = { commands: [own, shared, left], profile, allowed: [list] } as unknown as Model;

test('the primary controller takes every command', () => {
  expect(takenCommands(model, null, 'admin')).toEqual([own, shared, left]);
  expect(takenCommands(model, null, 'io')).toEqual([]);
});

test('another controller takes what its list names, and nothing that only the primary controller takes', () => {
  expect(takenCommands(model, 'XC', 'admin')).toEqual([shared]);
  const careless = { ...list, rows: [{ opcode: 0 }] };
  expect(isTaken({ ...model, allowed: [careless] } as unknown as Model, own, 'XC')).toBe(false);
});

test('a type without a list for the kind of queue takes what any controller takes', () => {
  expect(takenCommands(model, 'YC', 'admin')).toEqual([shared, left]);
  expect(allowedOn(model, 'XC', 'io')).toBeNull();
});

import { expect, it } from 'vitest';
import { model } from '../../spec-model.ts';
import { difference, differingFields, takenOpcodes } from './allow-list.ts';
import { differential } from './differential.ts';

it.each([1, 2, 3, 4])('I10: the same commands get the same answers, seed %i', (seed) => {
  const { compared, succeeded, differences } = differential(seed, 1000);
  expect(differences).toEqual([]);
  expect(compared).toBeGreaterThan(900);
  expect(succeeded).toBeGreaterThan(200);
});

it('allows the fields of the generated table to differ, and no others', () => {
  const fields = differingFields(model);
  expect(fields).toContain('IDC.SN');
  expect(fields).not.toContain('IDC.SQES');
  expect(fields).not.toContain('IDC.MN');
});

it('takes the opcodes from the Allowed commands tables', () => {
  expect(takenOpcodes(model, 'admin').has(0x15)).toBe(false);
  expect(takenOpcodes(model, 'io').has(0x02)).toBe(true);
});

it('sees a status, a result and data that differ', () => {
  const command = { opcode: 2, nsid: 1, dwords: [3], flags: 0, data: null, pointers: [0, 0] } as const;
  const outcome = { status: 'Successful Completion', dw0: 0, dw1: 0, data: Uint8Array.of(1) };
  const tools = { fields: new Set<string>(), decode: () => ({}) };
  expect(difference(command, [outcome, outcome], tools)).toBeNull();
  expect(difference(command, [outcome, { ...outcome, status: 'Internal Error' }], tools)).toContain('Internal Error');
  expect(difference(command, [outcome, { ...outcome, dw0: 1 }], tools)).toContain('results');
  expect(difference(command, [outcome, { ...outcome, data: Uint8Array.of(2) }], tools)).toBe('other data');
});

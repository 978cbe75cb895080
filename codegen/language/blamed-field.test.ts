import { describe, expect, it } from 'vitest';
import { model } from '../../test/spec-model.ts';
import type { Command } from '../model/command.ts';
import { BlamedFields } from './blamed-field.ts';
import { environmentOf } from './environment.ts';

const blamed = new BlamedFields(model);

/** The field that a row of a command blames for values of its fields. */
function blame(name: string, row: string, fields: Readonly<Record<string, number>> = {}): string | null {
  const command = model.commands.find((each) => each.name === name) as Command;
  const limits = Object.fromEntries(model.limits.map(({ mnemonic, minimum }) => [mnemonic, minimum]));
  return blamed.of(command, row, environmentOf({ fields, limits, state: {} }));
}

describe('the field that a row blames', () => {
  it('is the only one in its condition, beside limits and the state', () => {
    expect(blame('Create Extended Controller', 'XC-CRE-2')).toBe('NTAG');
    expect(blame('Identify', 'NB-COM-3')).toBe('PSDT');
    expect(blame('Delete I/O Submission Queue', 'NB-DSQ-1')).toBe('QID');
  });

  it('is that of the alternative that holds', () => {
    const tag = (ACT: number, TTYPE: number): string | null =>
      blame('Manage Extended Controller Tag', 'NB-COM-4', { ACT, TTYPE });
    expect([tag(0xee, 1), tag(1, 0xe)]).toEqual(['ACT', 'TTYPE']);
    expect([tag(1, 1), tag(0xee, 0xe)]).toEqual([null, null]);
  });

  it('is none where several are read together, or the data of the host', () => {
    expect(blame('Read', 'NB-IOC-1')).toBeNull();
    expect(blame('Create Extended Controller', 'XC-CRE-8')).toBeNull();
  });

  it('is none for a row that stands elsewhere', () => {
    expect(blame('Manage Extended Controller State', 'XC-STM-5')).toBeNull();
  });
});

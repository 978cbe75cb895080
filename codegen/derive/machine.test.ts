import { describe, expect, it } from 'vitest';
import { expression, named } from '../language/sample.ts';
import { NOWHERE } from '../model/fixtures.ts';
import { machine, shelves } from './sample.ts';
import type { Machine } from './machine.ts';
import type { Move } from './move.ts';

const create: Move = {
  kind: 'command',
  operation: { command: 'Create Shelf', fields: { NB: 0 }, data: { LABEL: '00000000', BOXES: [] } },
};

const count = ({ plane }: Machine): number => plane.state['SH']?.size ?? 0;

/** The sample in which locking a shelf waits for the flood, which carries open shelves away. */
function waiting(): Machine {
  const model = shelves();
  const completes = { event: named('Flood'), when: expression('ACT = Put'), durable: null, failure: null, at: NOWHERE };
  const commands = model.commands.map((each) => (each.name === 'Label Shelf' ? { ...each, completes } : each));
  const own = machine({ ...model, commands });
  own.apply(create);
  return own;
}

function put({ plane }: Machine, held?: true): Move {
  const [key = 0] = plane.state['SH']?.keys() ?? [];
  const operation = { command: 'Label Shelf', fields: { SHID: key, ACT: 0, POS: 1 }, data: null };
  return { kind: 'command', operation, ...(held && { held }) };
}

describe('Machine', () => {
  it('returns to a position with what was chosen on the way to it', () => {
    const own = machine();
    const before = own.position();
    own.apply(create);
    const keys = [...(own.plane.state['SH']?.keys() ?? [])];
    own.return(before);
    expect(count(own)).toBe(0);
    own.apply(create);
    expect([...(own.plane.state['SH']?.keys() ?? [])]).toEqual(keys);
  });

  it('lets an awaited event happen at once, and counts what it changes to the command', () => {
    const own = waiting();
    const { changes } = own.apply(put(own));
    expect(changes.map(({ row }) => row)).toEqual(['SH-L5', 'SH-T2']);
    expect(count(own)).toBe(0);
    expect(own.held).toEqual([]);
  });

  it('keeps a held event back until it is released', () => {
    const own = waiting();
    expect(own.apply(put(own, true)).changes.map(({ row }) => row)).toEqual(['SH-L5']);
    expect(count(own)).toBe(1);
    expect(own.held).toMatchObject([{ event: 'Flood' }]);
    expect(own.apply({ kind: 'release', event: 'Flood', fails: false }).changes).toMatchObject([{ row: 'SH-T2' }]);
    expect(count(own)).toBe(0);
    expect(own.held).toEqual([]);
  });

  it('looks at what was changed only, where one says what that is', () => {
    const own = machine();
    own.apply(create);
    expect(own.readBack().map(({ move }) => move.operation.command)).toEqual(['Show Shelf']);
    expect(own.readBack(new Set(['BOXES']))).toHaveLength(1);
    expect(own.readBack(new Set(['LABEL']))).toEqual([]);
  });
});

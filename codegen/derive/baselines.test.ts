import { describe, expect, it } from 'vitest';
import { expression, named } from '../language/sample.ts';
import { field, NOWHERE } from '../model/fixtures.ts';
import type { StatusRow } from '../model/command.ts';
import { Baselines } from './baselines.ts';
import { machine, shelves } from './sample.ts';
import type { Machine } from './machine.ts';

function baselines(own: Machine, name: string): Baselines {
  const command = own.catalog.command(name);
  return new Baselines(own.shape(name), own.plane, own.around(command));
}

describe('Baselines', () => {
  const empty = machine();
  const full = machine();
  const { operation } = baselines(full, 'Create Shelf').evaluate({ values: {}, entries: [] });
  full.apply({ kind: 'command', operation });
  const [shelf = 0] = full.plane.state['SH']?.keys() ?? [];

  it('finds a success for each sub-operation, or how near one can come', () => {
    const ends = baselines(full, 'Label Shelf').all();
    expect(ends.map(({ setting, succeeds }) => [setting.values['ACT'] ?? 0, succeeds])).toEqual([
      [0, true],
      [1, false],
      [2, true],
    ]);
    expect(ends.every(({ setting }) => setting.values['SHID'] === shelf)).toBe(true);
    expect(
      baselines(empty, 'Label Shelf')
        .all()
        .some(({ succeeds }) => succeeds),
    ).toBe(false);
  });

  it('has two valid entries for each kind of entry', () => {
    const kinds = baselines(empty, 'Create Shelf').entries.map(({ KIND }) => KIND);
    expect(kinds).toEqual([0, 0, 1, 1, 2, 2]);
  });

  it('makes a fuller success from a plain one, and none from a failure', () => {
    const own = baselines(full, 'Create Shelf');
    const [plain] = own.all();
    expect(plain?.setting).toEqual({ values: {}, entries: [] });
    expect(plain && own.full(plain)).toMatchObject({ values: { LABEL: expect.any(String) as string }, entries: [{}] });
    expect(own.full({ setting: { values: { FUSE: 1 }, entries: [] }, succeeds: false })).toBeNull();
  });

  it('lets a field that says how many entries of a list of fixed length count follow the entries', () => {
    const own = machine(withFixedList());
    const [plain] = baselines(own, 'Create Shelf').all();
    expect(plain).toMatchObject({ succeeds: true, setting: { entries: [{ WEIGHT: 1 }] } });
    const used = (setting: Parameters<Baselines['evaluate']>[0]): unknown =>
      baselines(own, 'Create Shelf').evaluate(setting).operation.data?.['USED'];
    expect(plain && used(plain.setting)).toBe(1);
    expect(used({ values: {}, entries: [{ WEIGHT: 1 }, { WEIGHT: 2 }] })).toBe(2);
    expect(used({ values: { USED: 3 }, entries: [{ WEIGHT: 1 }] })).toBe(3);
  });
});

/** Shelves with room for three boxes in the data, of which USED count: one at least, and each of weight 1. */
function withFixedList(): ReturnType<typeof shelves> {
  const model = shelves();
  const row = (id: string, condition: string): StatusRow => ({
    id,
    when: null,
    condition: expression(condition),
    status: named('Bad Field'),
    at: NOWHERE,
  });
  return {
    ...model,
    structures: model.structures.map((each) =>
      each.mnemonic === 'LIST' ? { ...each, fields: [field('USED', 4096, 16), ...each.fields] } : each,
    ),
    commands: model.commands.map((each) => {
      const { list } = each.transfer;
      if (each.name !== 'Create Shelf' || !list) return each;
      const conditions = [
        row('SH-C8', 'USED not in 1..3'),
        row('SH-C9', 'exists b in BOXES where index(b) < USED and b.WEIGHT != 1'),
      ];
      return {
        ...each,
        transfer: { ...each.transfer, list: { ...list, count: expression('3') }, definedWhen: null },
        conditions: [...each.conditions, ...conditions],
      };
    }),
  };
}

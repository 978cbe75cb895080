import { describe, expect, it } from 'vitest';
import { Baselines } from './baselines.ts';
import { machine } from './sample.ts';
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
});

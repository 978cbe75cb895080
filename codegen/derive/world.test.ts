import { expect, it } from 'vitest';
import { limitsOf } from './limits-of.ts';
import { machine, shelves } from './sample.ts';
import { worlds } from './world.ts';

it('makes limits small and distinct, those that count objects first, and answers each yes/no limit with no once', () => {
  const model = shelves();
  const [heavy, ...others] = [...model.limits].reverse();
  const reversed = { ...model, limits: [...others, ...(heavy ? [heavy] : [])] };
  expect(worlds(reversed)).toEqual([
    { name: 'small', limits: { MAXSH: 2, BOXMAX: 3, HEAVY: 1 } },
    { name: 'heavy-0', limits: { MAXSH: 2, BOXMAX: 3, HEAVY: 0 } },
  ]);
});

it('begins the range far from all other limits from which a device chooses several numbers', () => {
  const model = shelves();
  const commands = model.commands.map((each) => ({
    ...each,
    choices: each.choices.map((choice) => ({
      ...choice,
      type: { kind: 'distinct', low: { kind: 'name', name: 'BOXMAX', at: choice.at } } as unknown as typeof choice.type,
    })),
  }));
  const limits = model.limits.map((limit) => ({ ...limit, maximum: limit.mnemonic === 'HEAVY' ? 1 : 0xffff }));
  expect(worlds({ ...model, commands, limits })[0]?.limits).toMatchObject({ BOXMAX: 0xe01, MAXSH: 2 });
});

it('asks a device for the limits that decide a command, through terms as well', () => {
  const { catalog } = machine();
  expect(limitsOf(catalog, 'Create Shelf')).toEqual(new Set(['MAXSH', 'BOXMAX', 'HEAVY']));
  expect(limitsOf(catalog, 'Label Shelf')).toEqual(new Set(['BOXMAX']));
});

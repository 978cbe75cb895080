import { describe, expect, test } from 'vitest';
import type { Command, EffectRow } from '../model/command.ts';
import { NOWHERE, command, field } from '../model/fixtures.ts';
import type { Model } from '../model/model.ts';
import { ControlPlane } from './control-plane.ts';
import type { Operation } from './operation.ts';
import {
  SAMPLE_ATTRIBUTES,
  SAMPLE_LIMITS,
  attribute,
  commonFields,
  effect,
  expression,
  sampleModel,
  status,
} from './sample.ts';

const FIELDS = [...commonFields(), field('NB', 320, 8), field('POS', 344, 8)];

/** A command that every controller of the sample takes: the primary one and each shelf. */
function pick(more: Partial<Command> = {}): Command {
  return { ...command('Pick', FIELDS), receiver: 'any', ...more };
}

/** The sample with a sparse map of numbers and with initial values that are limits. */
function modelWith(own: Command): Model {
  const model = sampleModel();
  const [number, low, high] = [expression('FFh'), expression('0'), expression('99')];
  const picked = attribute(
    'PICKED',
    { kind: 'map', element: { kind: 'number', low, high: number }, sparse: true, low, high },
    'none',
  );
  const most = attribute('MOST', { kind: 'number', low, high: number }, 'MAXSH');
  const opcode = model.profile.map((row) => ({ ...row, name: 'Pick', value: 0xf0 })).slice(0, 1);
  return {
    ...model,
    profile: [...model.profile, ...opcode],
    commands: [...model.commands, own],
    objects: model.objects.map((object) => ({
      ...object,
      attributes: [...object.attributes, most, ...(object.key === null ? [picked] : [])],
    })),
  };
}

describe.each(['interpreter', 'compiler'] as const)('%s', (evaluator) => {
  function plane(own: Partial<Command>): ControlPlane {
    const options = { limits: SAMPLE_LIMITS, attributes: SAMPLE_ATTRIBUTES, evaluator };
    const control = new ControlPlane(modelWith(pick(own)), options);
    const data = { LABEL: '00000000', BOXES: [] };
    control.commit(control.evaluate({ command: 'Create Shelf', fields: { NB: 0 }, data }));
    return control;
  }

  const operation = (fields: Record<string, number> = {}, shelf?: number): Operation => ({
    command: 'Pick',
    fields,
    data: null,
    ...(shelf !== undefined && { receiver: { object: 'SH', key: shelf } }),
  });

  test('this is the controller that received the command; what its type does not have is undefined', () => {
    const control = plane({
      conditions: [status('C-1', 'this.STATE = Open', 'Open'), status('C-2', 'this = PC', 'Main')],
    });
    expect(control.evaluate(operation({}, 1))).toMatchObject({ fired: [{ id: 'C-1' }], undefinedRows: [] });
    expect(control.evaluate(operation())).toMatchObject({ fired: [{ id: 'C-2' }], undefinedRows: ['C-1'] });
    expect(control.evaluate(operation({}, 8)).undefinedRows).toEqual(['C-1', 'C-2']);
  });

  test('a guard keeps a row of one type away from the others', () => {
    const conditions = [status('C-1', 'not exists this.BOXES[POS]', 'Hole', 'this != PC')];
    const control = plane({ conditions });
    expect(control.evaluate(operation({ POS: 1 }, 1)).fired).toMatchObject([{ id: 'C-1' }]);
    expect(control.evaluate(operation({ POS: 1 }))).toMatchObject({ fired: [], undefinedRows: [] });
  });

  test('an effect changes the receiver, of whatever type', () => {
    const control = plane({ effects: [effect('E-1', 'this.MOST', 'NB')] });
    for (const each of [operation({ NB: 9 }, 1), operation({ NB: 8 })]) control.commit(control.evaluate(each));
    expect(control.state['SH']?.get(1)?.attributes['MOST']).toBe(9);
    expect(control.state['PC']?.get(0)?.attributes['MOST']).toBe(8);
  });

  test('the same operation finds its receiver in the present state, each time', () => {
    const control = plane({
      conditions: [status('C-1', 'this.MOST = 9', 'Nine')],
      effects: [effect('E-1', 'this.MOST', '9')],
    });
    const snapshot = control.snapshot();
    const again = operation({}, 1);
    const first = control.evaluate(again);
    control.restore(snapshot);
    const second = control.evaluate(again);
    expect(second.target).toBe(control.state['SH']?.get(1));
    expect(second.target).not.toBe(first.target);
    control.commit(second);
    expect(control.evaluate(again).fired).toMatchObject([{ id: 'C-1' }]);
  });

  test('a command of the primary controller, or of another queue, is unknown to others', () => {
    const control = plane({});
    const unknown = [{ id: 'NB-1', status: 'Bad Opcode' }];
    const receiver = { object: 'SH', key: 1 };
    expect(control.evaluate({ command: 'Show Shelf', fields: { SHID: 1 }, data: null, receiver }).fired).toEqual(
      unknown,
    );
    expect(control.evaluate({ command: 'Show Shelf', fields: { SHID: 1 }, data: null }).fired).toEqual([]);
    const io = { command: '', queue: 'io', fields: { OPC: 0xf0 }, data: null } as const;
    expect(control.evaluate({ ...io, receiver }).fired).toEqual(unknown);
    expect(control.evaluate(io).fired).toEqual(unknown);
  });

  test('initial values may be limits: those of the device', () => {
    const control = plane({});
    expect(control.state['PC']?.get(0)?.attributes['MOST']).toBe(3);
    expect(control.state['SH']?.get(1)?.attributes['MOST']).toBe(3);
  });

  const distinct = (count: string, where: string | null): Command['choices'] => [
    {
      name: 'LIST',
      type: {
        kind: 'distinct',
        count: expression(count),
        element: 'q',
        low: expression('1'),
        high: expression('MAXSH + 1'),
      },
      where: where === null ? null : expression(where),
      at: NOWHERE,
    },
  ];
  const keep: readonly EffectRow[] = [effect('E-1', 'PC.PICKED', 'LIST')];

  test('several different numbers are chosen within the limits of the device, each of which fits', () => {
    const control = plane({ choices: distinct('NB', 'q != 2'), effects: keep });
    const outcome = control.evaluate(operation({ NB: 3 }));
    expect(outcome.chosen['LIST']).toEqual(new Map([1, 3, 4].map((number, i) => [i, number])));
    control.commit(outcome);
    expect(control.state['PC']?.get(0)?.attributes['PICKED']).toEqual(outcome.chosen['LIST']);
    expect(control.evaluate(operation({ NB: 0 })).chosen['LIST']).toEqual(new Map());
  });

  test('where there are too few, nothing is chosen and what needs it is undefined', () => {
    const outcome = plane({ choices: distinct('NB', 'q != 2'), effects: keep }).evaluate(operation({ NB: 4 }));
    expect(outcome).toMatchObject({ fired: [], chosen: {}, undefinedRows: ['E-1'], changes: [] });
  });

  test('none takes an entry out of a sparse map', () => {
    const effects = [
      effect('E-1', 'PC.PICKED[POS]', 'NB', 'NB != 0'),
      effect('E-2', 'PC.PICKED[POS]', 'none', 'NB = 0'),
    ];
    const control = plane({ effects });
    const picked = (): unknown => control.state['PC']?.get(0)?.attributes['PICKED'];
    control.commit(control.evaluate(operation({ NB: 5, POS: 2 })));
    expect(picked()).toEqual(new Map([[2, 5]]));
    for (let i = 0; i < 2; i += 1) control.commit(control.evaluate(operation({ NB: 0, POS: 2 })));
    expect(picked()).toEqual(new Map());
  });

  test('none is no entry of a map that is total', () => {
    expect(() => plane({ effects: [effect('E-1', 'PC.LAST[POS]', 'none')] })).toThrow('expected a number');
  });
});

import { describe, expect, test } from 'vitest';
import { NOWHERE } from '../model/fixtures.ts';
import { ControlPlane } from './control-plane.ts';
import type { Operation } from './operation.ts';
import { SAMPLE_ATTRIBUTES, SAMPLE_LIMITS, expression, sampleModel } from './sample.ts';
import { ObjectInstance } from './values.ts';
import type { RecordValue } from './values.ts';

const PAPER = { WEIGHT: 7, KIND: 0 };

function create(boxes: readonly RecordValue[] = [], label = '00000000'): Operation {
  return { command: 'Create Shelf', fields: { NB: boxes.length }, data: { LABEL: label, BOXES: boxes } };
}

function act(fields: Record<string, number>): Operation {
  return { command: 'Label Shelf', fields, data: null };
}

describe.each(['interpreter', 'compiler'] as const)('%s', (evaluator) => {
  function plane(model = sampleModel()): ControlPlane {
    return new ControlPlane(model, { limits: SAMPLE_LIMITS, attributes: SAMPLE_ATTRIBUTES, evaluator });
  }

  function run(control: ControlPlane, operation: Operation): readonly string[] {
    const outcome = control.evaluate(operation);
    control.commit(outcome);
    return outcome.fired.map((row) => row.id);
  }

  test('a command creates an object with constant initial values and what effects set', () => {
    const control = plane();
    const outcome = control.evaluate(create([PAPER], '41424344'));
    expect(control.state['SH']?.size).toBe(0);
    control.commit(outcome);
    expect(outcome.result).toEqual({ NEWID: { value: 1, row: 'SH-E6' }, NEWGEN: { value: 1, row: 'SH-E7' } });
    expect(control.state['SH']?.get(1)?.attributes).toEqual({
      STATE: 0,
      NEXT: null,
      LABEL: '41424344',
      BOXES: new Map([[0, PAPER]]),
    });
    expect(control.state['PC']?.get(0)?.attributes['LAST']).toEqual(new Map([[1, 1]]));
  });

  test('choices ascend from the last one', () => {
    const control = plane();
    run(control, create());
    expect(control.evaluate(create()).chosen).toEqual({ new: 2, GEN: 2 });
  });

  test('rows that hold answer, undefined rows contribute nothing, and nothing changes', () => {
    const outcome = plane().evaluate({
      command: 'Create Shelf',
      fields: { NB: 5 },
      data: { LABEL: '00000000', BOXES: [] },
    });
    expect(outcome).toMatchObject({
      fired: [{ id: 'SH-C2', status: 'Bad Field' }],
      undefinedRows: ['SH-C3', 'SH-C4'],
      changes: [],
    });
  });

  test('the allowed stage comes before the rows of the command', () => {
    const operation = { ...create(), fields: { NB: 5, FUSE: 1 } };
    const control = plane();
    expect(control.evaluate(operation).fired).toEqual([{ id: 'NB-2', status: 'Bad Field' }]);
    expect(control.evaluateStage(operation, 'allowed')).toEqual([{ id: 'NB-2', status: 'Bad Field' }]);
  });

  test('stages that were evaluated before are left out', () => {
    const operation = { ...create(), fields: { NB: 5, FUSE: 1 } };
    expect(plane().evaluate(operation, 'command').fired).toEqual([{ id: 'SH-C2', status: 'Bad Field' }]);
  });

  test('rows with the same When look at it alike', () => {
    const model = sampleModel();
    const twice = model.commands.map((each) => ({
      ...each,
      effects: each.effects
        .filter(({ id }) => ['SH-E1', 'SH-E2', 'SH-E6', 'SH-E7'].includes(id))
        .map((row) => ({ ...row, when: expression('FUSE = 1') })),
    }));
    const control = plane({ ...model, commands: twice });
    expect(control.evaluate(create(), 'command')).toMatchObject({ changes: [], result: {} });
    const fields = { NB: 0, FUSE: 1 };
    expect(Object.keys(control.evaluate({ ...create(), fields }, 'command').result)).toEqual(['NEWID', 'NEWGEN']);
  });

  test('an opcode that no command has is reserved', () => {
    expect(plane().evaluate({ command: 'no such', fields: { OPC: 0x12 }, data: null }).fired).toEqual([
      { id: 'NB-1', status: 'Bad Opcode' },
    ]);
  });

  test('a target that is not there answers, and leaves rows about it undefined', () => {
    expect(plane().evaluate(act({ SHID: 9, ACT: 1 }))).toMatchObject({
      fired: [{ id: 'SH-L1' }],
      undefinedRows: ['SH-L3'],
      target: null,
    });
  });

  test('entries of a map come and go', () => {
    const control = plane();
    run(control, create());
    expect(run(control, act({ SHID: 1, ACT: 1, POS: 2 }))).toEqual(['SH-L3']);
    expect(run(control, act({ SHID: 1, ACT: 0, POS: 2 }))).toEqual([]);
    expect(control.state['SH']?.get(1)?.attributes['BOXES']).toEqual(new Map([[2, { WEIGHT: 3, KIND: 1 }]]));
    expect(run(control, act({ SHID: 1, ACT: 0, POS: 2 }))).toEqual(['SH-L2']);
    expect(run(control, act({ SHID: 1, ACT: 1, POS: 2 }))).toEqual([]);
    expect(control.state['SH']?.get(1)?.attributes['BOXES']).toEqual(new Map());
    expect(run(control, act({ SHID: 1, ACT: 0, POS: 4 }))).toEqual(['SH-L4']);
  });

  test('reserved values of fields answer', () => {
    const control = plane();
    run(control, create());
    expect(run(control, act({ SHID: 1, ACT: 3 }))).toEqual(['NB-3']);
  });

  test('the matrix moves the state and answers with a status', () => {
    const control = plane();
    run(control, create());
    expect(run(control, act({ SHID: 1, ACT: 2 }))).toEqual([]);
    expect(control.state['SH']?.get(1)?.attributes['STATE']).toBe(1);
    expect(control.evaluate(act({ SHID: 1, ACT: 2 })).fired).toEqual([{ id: 'SH-T1', status: 'Is Locked' }]);
  });

  test('an event applies to every object', () => {
    const control = plane();
    run(control, create());
    run(control, create());
    run(control, act({ SHID: 1, ACT: 2 }));
    expect(control.raise('Flood').map(({ key, after, row }) => [key, after, row])).toEqual([[2, undefined, 'SH-T2']]);
    expect([...(control.state['SH']?.keys() ?? [])]).toEqual([1]);
  });

  test('returned data is a structure with its lists in order', () => {
    const control = plane();
    run(control, create([PAPER, { WEIGHT: 60, KIND: 1 }, { WEIGHT: 9, KIND: 0 }]));
    const { returned } = control.evaluate({ command: 'Show Shelf', fields: { SHID: 1 }, data: null });
    expect(returned?.fields['NBOX']?.value).toBe(3);
    expect(returned?.fields['LIGHT']).toEqual({
      value: [
        { POS: 0, WEIGHT: 7 },
        { POS: 2, WEIGHT: 9 },
      ],
      row: 'SH-S4',
    });
  });

  test('what is moved follows the fields', () => {
    const control = plane();
    expect(control.transferOf(create([PAPER, PAPER]))).toEqual({
      direction: 'host-to-controller',
      length: 16,
      from: 0,
      structure: 'LIST',
      count: 2,
    });
    expect(control.transferOf({ command: 'Create Shelf', fields: { NB: 5 }, data: null })).toBeNull();
    expect(control.transferOf({ command: 'Show Shelf', fields: { NUMD: 3 }, data: null })).toEqual({
      direction: 'controller-to-host',
      length: 16,
      from: 0,
      structure: null,
      count: 0,
    });
    expect(control.transferOf(act({}))).toBeNull();
  });

  test('a snapshot is independent and may be restored more than once', () => {
    const control = plane();
    run(control, create([PAPER]));
    const snapshot = control.snapshot();
    for (let i = 0; i < 2; i += 1) {
      run(control, act({ SHID: 1, ACT: 1, POS: 0 }));
      control.restore(snapshot);
      expect(control.state['SH']?.get(1)?.attributes['BOXES']).toEqual(new Map([[0, PAPER]]));
    }
  });

  test('invariants that do not hold are named', () => {
    const control = plane();
    expect(control.invariants()).toEqual([]);
    const snapshot = control.snapshot();
    run(control, create());
    const attributes = control.state['SH']?.get(1)?.attributes ?? {};
    const shelves = [1, 2, 3, 4].map((key) => [key, new ObjectInstance('SH', key, { ...attributes })] as const);
    control.restore({ ...snapshot, SH: new Map(shelves) });
    expect(control.invariants()).toEqual(['SH-I1']);
  });

  test('two effects on one place contradict', () => {
    const model = sampleModel();
    const [first, ...rest] = model.commands;
    if (first === undefined) throw new Error('no command');
    const effects = first.effects.map((row) => ({ ...row, when: null }));
    const control = plane({ ...model, commands: [{ ...first, effects }, ...rest] });
    expect(() => control.evaluate(create())).toThrow(
      'Unexpected second value for SH[1].LABEL by SH-E3, expected When cells that keep it apart from SH-E2',
    );
  });

  test('a new object without all its attributes is an error of the text', () => {
    const model = sampleModel();
    const [first, ...rest] = model.commands;
    if (first === undefined) throw new Error('no command');
    const effects = first.effects.filter((row) => row.id !== 'SH-E3');
    const control = plane({ ...model, commands: [{ ...first, effects }, ...rest] });
    expect(() => control.evaluate(create())).toThrow(
      'Unexpected SH.LABEL without a value after SH-E1, expected an initial value or an effect that sets it',
    );
  });

  test('a cell that does not resolve names its row and place', () => {
    const model = sampleModel();
    expect(() =>
      plane({
        ...model,
        invariants: [{ id: 'SH-I9', invariant: expression('count(SHH) <= MAXSH'), section: 'test.md', at: NOWHERE }],
      }),
    ).toThrow('test.md:1:7: SH-I9: Unexpected SHH, expected a field, limit, term or object (did you mean SH?)');
  });

  test('a device gives every limit and every blank attribute', () => {
    expect(
      () =>
        new ControlPlane(sampleModel(), { limits: { MAXSH: 1, HEAVY: 0 }, attributes: SAMPLE_ATTRIBUTES, evaluator }),
    ).toThrow('limit BOXMAX');
    expect(() => new ControlPlane(sampleModel(), { limits: SAMPLE_LIMITS, evaluator })).toThrow(
      'Unexpected PC.NAME without an initial value',
    );
  });
});

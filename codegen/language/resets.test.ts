import { describe, expect, test } from 'vitest';
import { NOWHERE } from '../model/fixtures.ts';
import type { Model } from '../model/model.ts';
import type { ResetCell, ResetRow, StateKind } from '../model/reset.ts';
import { ControlPlane } from './control-plane.ts';
import { lostBy } from './resets.ts';
import { expression, named, SAMPLE_ATTRIBUTES, SAMPLE_LIMITS, sampleModel } from './sample.ts';

function kind(object: string, name: string, ...holds: readonly string[]): StateKind {
  return { object, name, holds: holds.map(named), description: '', section: 'test.md', at: NOWHERE };
}

function row(
  id: string,
  object: string,
  cells: Readonly<Record<string, ResetCell>>,
  when: string | null = null,
): ResetRow {
  return {
    id,
    object,
    when: when === null ? null : expression(when),
    command: named('Flood'),
    event: true,
    cells: Object.fromEntries(Object.entries(cells).map(([name, cell]) => [name, { cell, at: NOWHERE }])),
    at: NOWHERE,
  };
}

/** The sample, with an event Flood that has no other rows than these. */
function modelWith(resets: readonly ResetRow[], scope: 'each' | 'one' = 'each', object = 'SH'): Model {
  const model = sampleModel();
  return {
    ...model,
    events: model.events.map((event) => ({ ...event, scope, appliesTo: named(object) })),
    transitions: model.transitions.filter(({ event }) => !event),
    stateKinds: [
      kind('SH', 'Shelf', 'SH'),
      kind('SH', 'State', 'STATE'),
      kind('SH', 'Boxes', 'BOXES'),
      kind('SH', 'Label', 'LABEL'),
      kind('PC', 'Last', 'LAST'),
    ],
    resets,
  };
}

describe.each(['interpreter', 'compiler'] as const)('%s', (evaluator) => {
  /** Two shelves with a box on each, the first one locked. */
  function plane(model: Model): ControlPlane {
    const control = new ControlPlane(model, { limits: SAMPLE_LIMITS, attributes: SAMPLE_ATTRIBUTES, evaluator });
    for (let i = 0; i < 2; i += 1)
      control.commit(
        control.evaluate({
          command: 'Create Shelf',
          fields: { NB: 1 },
          data: { LABEL: '00000000', BOXES: [{ WEIGHT: 5, KIND: 0 }] },
        }),
      );
    const [first] = control.state['SH']?.values() ?? [];
    if (first) first.attributes['STATE'] = 1;
    return control;
  }

  const shelves = (control: ControlPlane): unknown[] =>
    [...(control.state['SH']?.values() ?? [])].map(({ attributes: { STATE, BOXES } }) => [
      STATE,
      (BOXES as Map<number, unknown>).size,
    ]);

  test('default and lost give the value that an attribute begins with, kept leaves it', () => {
    const control = plane(
      modelWith([row('R-1', 'SH', { Shelf: 'kept', State: 'default', Boxes: 'lost', Label: 'kept' })]),
    );
    expect(shelves(control)).toEqual([
      [1, 1],
      [0, 1],
    ]);
    const changes = control.raise('Flood');
    expect(shelves(control)).toEqual([
      [0, 0],
      [0, 0],
    ]);
    expect(changes.map(({ attribute, key, row: id }) => `${id} ${attribute} ${key}`)).toEqual([
      'R-1 STATE 1',
      'R-1 BOXES 1',
      'R-1 BOXES 2',
    ]);
  });

  test('an object that is lost takes all with it', () => {
    const control = plane(
      modelWith([row('R-1', 'SH', { Shelf: 'lost', State: 'lost', Boxes: 'lost', Label: 'lost' })]),
    );
    expect(control.raise('Flood').map(({ attribute }) => attribute)).toEqual([null, null]);
    expect(control.state['SH']?.size).toBe(0);
  });

  test('only rows whose When holds count', () => {
    const control = plane(modelWith([row('R-1', 'SH', { Boxes: 'lost' }, 'this.STATE = Locked')]));
    control.raise('Flood');
    expect(shelves(control)).toEqual([
      [1, 0],
      [0, 1],
    ]);
  });

  test('an event of one object concerns that one, and all objects of other types', () => {
    const rows = [row('R-1', 'SH', { Boxes: 'lost' }), row('R-2', 'PC', { Last: 'default' })];
    const one = plane(modelWith(rows, 'one'));
    one.raise('Flood', 2);
    expect(shelves(one)).toEqual([
      [1, 1],
      [0, 0],
    ]);
    expect(one.state['PC']?.get(0)?.attributes['LAST']).toEqual(new Map());
    const all = plane(modelWith(rows, 'each', 'PC'));
    all.raise('Flood');
    expect(shelves(all)).toEqual([
      [1, 0],
      [0, 0],
    ]);
  });
});

test('lostBy names what begins anew, and nothing that is kept', () => {
  const first = row('R-1', 'SH', { Shelf: 'kept', State: 'default', Boxes: 'lost', Label: 'new value' });
  expect([...lostBy(modelWith([first]), first)]).toEqual(['STATE', 'BOXES']);
});

test('an attribute without an initial value cannot begin anew', () => {
  const control = new ControlPlane(modelWith([row('R-1', 'SH', { Label: 'default' })]), {
    limits: SAMPLE_LIMITS,
    attributes: SAMPLE_ATTRIBUTES,
    evaluator: 'interpreter',
  });
  control.commit(
    control.evaluate({ command: 'Create Shelf', fields: { NB: 0 }, data: { LABEL: '00000000', BOXES: [] } }),
  );
  expect(() => control.raise('Flood')).toThrow('Unexpected SH.LABEL without an initial value');
});

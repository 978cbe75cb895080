import { describe, expect, test } from 'vitest';
import { NOWHERE } from '../model/fixtures.ts';
import type { EffectRow } from '../model/command.ts';
import type { EventType, Model } from '../model/model.ts';
import { ControlPlane } from './control-plane.ts';
import { SAMPLE_ATTRIBUTES, SAMPLE_LIMITS, effect, named, sampleModel } from './sample.ts';

function event(name: string, scope: EventType['scope'], effects: readonly EffectRow[]): EventType {
  const where = {
    raisedWhen: 'it rains',
    stimulus: { kind: 'none' },
    dependsOn: null,
    section: 'test.md',
    table: name,
    at: NOWHERE,
  } as const;
  return { name, scope, effects, appliesTo: named('SH'), ...where };
}

function modelWith(...events: readonly EventType[]): Model {
  const model = sampleModel();
  return {
    ...model,
    events: [...model.events.filter(({ name }) => !events.some((own) => own.name === name)), ...events],
  };
}

describe.each(['interpreter', 'compiler'] as const)('%s', (evaluator) => {
  /** A control plane with so many open shelves, from key 1. */
  function plane(model: Model, shelves: number): ControlPlane {
    const control = new ControlPlane(model, { limits: SAMPLE_LIMITS, attributes: SAMPLE_ATTRIBUTES, evaluator });
    for (let i = 0; i < shelves; i += 1)
      control.commit(
        control.evaluate({ command: 'Create Shelf', fields: { NB: 0 }, data: { LABEL: '00000000', BOXES: [] } }),
      );
    return control;
  }

  const last = (control: ControlPlane): unknown => control.state['PC']?.get(0)?.attributes['LAST'];
  const labels = (control: ControlPlane): unknown[] =>
    [...(control.state['SH']?.values() ?? [])].map(({ attributes }) => attributes['LABEL']);

  test('effects that name this happen to each object, all others once, even where there is no object', () => {
    const rain = event('Rain', 'each', [
      effect('E-1', 'this.LABEL', '0', 'this.SHID != 2'),
      effect('E-2', 'PC.LAST[this.SHID + 10]', '7'),
      effect('E-3', 'PC.LAST[9]', 'count(SH)'),
    ]);
    const control = plane(modelWith(rain), 2);
    expect(control.raise('Rain').map(({ row }) => row)).toEqual(['E-1', 'E-2', 'E-2', 'E-3']);
    expect(labels(control)).toEqual(['00000000', '4d41494e']);
    expect(last(control)).toEqual(new Map(Object.entries({ 1: 1, 2: 2, 11: 7, 12: 7, 9: 2 }).map(([k, v]) => [+k, v])));
    const empty = plane(modelWith(rain), 0);
    expect(empty.raise('Rain').map(({ row }) => row)).toEqual(['E-3']);
  });

  test('all rows read the state before: what the matrix removes is still counted', () => {
    const flood = event('Flood', 'each', [effect('E-1', 'PC.LAST[9]', 'count(SH)')]);
    const control = plane(modelWith(flood), 2);
    control.raise('Flood');
    expect(control.state['SH']?.size).toBe(0);
    expect((last(control) as Map<number, number>).get(9)).toBe(2);
  });

  test('an event of one object leaves the others alone', () => {
    const control = plane(modelWith(event('Leak', 'one', [effect('E-1', 'this.LABEL', '0')])), 2);
    control.raise('Leak', 2);
    expect(labels(control)).toEqual(['4d41494e', '00000000']);
    control.raise('Leak', 5);
    expect(labels(control)).toEqual(['4d41494e', '00000000']);
  });

  test('objects that give one place two values contradict', () => {
    const control = plane(modelWith(event('Rain', 'each', [effect('E-1', 'PC.LAST[9]', 'this.SHID')])), 2);
    expect(() => control.raise('Rain')).toThrow('Unexpected second value for PC[0].LAST');
  });

  test('an effect that cannot be read is an error of the text, and nothing changes', () => {
    const control = plane(modelWith(event('Rain', 'each', [effect('E-1', 'this.LABEL', 'this.NEXT.LABEL')])), 1);
    expect(() => control.raise('Rain')).toThrow('Unexpected undefined E-1');
    expect(labels(control)).toEqual(['4d41494e']);
  });

  test('an event that the text does not have names those it has', () => {
    expect(() => plane(sampleModel(), 0).raise('Fire')).toThrow('Unexpected event Fire, expected one of Flood');
  });
});

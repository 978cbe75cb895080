import { describe, expect, test } from 'vitest';
import { command, field } from '../model/fixtures.ts';
import type { Model } from '../model/model.ts';
import { ControlPlane } from './control-plane.ts';
import {
  SAMPLE_ATTRIBUTES,
  SAMPLE_LIMITS,
  attribute,
  commonFields,
  expression,
  sampleModel,
  status,
} from './sample.ts';

/** The sample with a number for the primary object that has the name of the shelves' key, and a command that asks. */
function modelWith(condition: string): Model {
  const model = sampleModel();
  const number = attribute('SHID', { kind: 'number', low: expression('0'), high: expression('99') });
  const ask = {
    ...command('Ask', [...commonFields(), field('POS', 320, 8)]),
    receiver: 'any' as const,
    conditions: [status('A-1', condition, 'True')],
  };
  return {
    ...model,
    profile: [...model.profile, ...model.profile.slice(0, 1).map((row) => ({ ...row, name: 'Ask', value: 0xf0 }))],
    commands: [...model.commands, ask],
    objects: model.objects.map((object) =>
      object.key === null ? { ...object, attributes: [...object.attributes, number] } : object,
    ),
  };
}

describe.each(['interpreter', 'compiler'] as const)('CONTROLLERS in the %s', (evaluator) => {
  /** Whether a condition holds on a device whose primary object has the number 2 and whose shelves have 1 and 3. */
  function holds(condition: string, pos = 0, shelf?: number): boolean | undefined {
    const plane = new ControlPlane(modelWith(condition), {
      limits: SAMPLE_LIMITS,
      attributes: { PC: { ...SAMPLE_ATTRIBUTES.PC, SHID: 2 } },
      evaluator,
    });
    const data = { LABEL: '00000000', BOXES: [] };
    for (let i = 0; i < 3; i += 1) {
      plane.commit(plane.evaluate({ command: 'Create Shelf', fields: { NB: 0 }, data }));
    }
    plane.state['SH']?.delete(2);
    const receiver = shelf === undefined ? {} : { receiver: { object: 'SH', key: shelf } };
    const { fired, undefinedRows } = plane.evaluate({ command: 'Ask', fields: { POS: pos }, data: null, ...receiver });
    return undefinedRows.length > 0 ? undefined : fired.length > 0;
  }

  test('are all objects of all types, each with its key or with the attribute of that name', () => {
    expect(holds('count(CONTROLLERS) = 3')).toBe(true);
    for (const [number, count] of [
      [1, 3],
      [2, 2],
      [3, 1],
      [4, 0],
    ] as const)
      expect(holds(`count(c in CONTROLLERS where c.SHID >= POS) = ${count}`, number), String(number)).toBe(true);
  });

  test('stand under that number', () => {
    expect(holds('exists c in CONTROLLERS where c = PC and index(c) = 2')).toBe(true);
    expect(holds('every c in CONTROLLERS satisfies index(c) = c.SHID')).toBe(true);
  });

  test('the receiver has that number as well', () => {
    expect(holds('this.SHID = 2')).toBe(true);
    expect(holds('this.SHID = 3', 0, 3)).toBe(true);
  });

  test('what a type does not have is undefined', () => {
    expect(holds('every c in CONTROLLERS satisfies c.NAME != 0')).toBeUndefined();
  });

  test('have no entries of their own, and no number that could be written', () => {
    expect(() => holds('exists CONTROLLERS[1]')).toThrow('Unexpected key of all controllers');
  });
});

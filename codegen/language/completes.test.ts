import { expect, test } from 'vitest';
import type { Command } from '../model/command.ts';
import { NOWHERE } from '../model/fixtures.ts';
import { ControlPlane } from './control-plane.ts';
import { SAMPLE_ATTRIBUTES, SAMPLE_LIMITS, expression, named, sampleModel } from './sample.ts';

/** A control plane with one shelf, 1, whose box 0 exists; the command that works on it is changed. */
function plane(change: Partial<Command>): ControlPlane {
  const model = sampleModel();
  const commands = model.commands.map((each) => (each.name === 'Label Shelf' ? { ...each, ...change } : each));
  const control = new ControlPlane(
    { ...model, commands },
    { limits: SAMPLE_LIMITS, attributes: SAMPLE_ATTRIBUTES, evaluator: 'compiler' },
  );
  const data = { LABEL: '00000000', BOXES: [{ WEIGHT: 7, KIND: 0 }] };
  control.commit(control.evaluate({ command: 'Create Shelf', fields: { NB: 1 }, data }));
  return control;
}

const act = (fields: Record<string, number>): Parameters<ControlPlane['evaluate']>[0] => ({
  command: 'Label Shelf',
  fields,
  data: null,
});

const completes: Command['completes'] = {
  event: named('Flood'),
  when: expression('ACT = Take'),
  durable: expression('POS = 0'),
  failure: { event: named('Fire'), status: named('Burnt') },
  at: NOWHERE,
};

test('a successful command waits for the event of its target, and its changes do not', () => {
  const control = plane({ completes });
  const outcome = control.evaluate(act({ SHID: 1, ACT: 1, POS: 0 }));
  expect(outcome.awaits).toEqual({
    event: 'Flood',
    failure: { event: 'Fire', status: 'Burnt' },
    object: 'SH',
    key: 1,
    isDurable: true,
  });
  control.commit(outcome);
  expect(control.state['SH']?.get(1)?.attributes['BOXES']).toEqual(new Map());
});

test('a command completes at once in other sub-operations, where it is aborted, and where nobody says more', () => {
  const control = plane({ completes });
  expect(control.evaluate(act({ SHID: 1, ACT: 0, POS: 1 })).awaits).toBeNull();
  expect(control.evaluate(act({ SHID: 1, ACT: 1, POS: 3 }))).toMatchObject({ fired: [{ id: 'SH-L3' }], awaits: null });
  expect(plane({}).evaluate(act({ SHID: 1, ACT: 1, POS: 0 })).awaits).toBeNull();
});

test.each([null, expression('POS = 1')])('nothing has to be durable where the property does not say so', (durable) => {
  const control = plane({ completes: { ...completes, durable } });
  expect(control.evaluate(act({ SHID: 1, ACT: 1, POS: 0 })).awaits).toMatchObject({ isDurable: false });
});

test('without a condition every sub-operation waits; without a failure the event always comes', () => {
  const control = plane({
    completes: { event: named('Flood'), when: null, durable: null, failure: null, at: NOWHERE },
  });
  expect(control.evaluate(act({ SHID: 1, ACT: 0, POS: 1 })).awaits).toMatchObject({ event: 'Flood', failure: null });
});

const memory: Command['memory'] = [
  {
    field: named('NSID'),
    length: expression('(POS + 1) * 16'),
    listed: expression('POS = 1'),
    tag: expression('this.BOXES[POS]'),
    at: NOWHERE,
  },
];

test('memory that a command hands over has the address of its field or of a list, and the tag where it exists', () => {
  const control = plane({ memory });
  expect(control.memoryOf(act({ SHID: 1, NSID: 0x1000, POS: 0 }))).toEqual([
    { field: 'NSID', address: 0x1000, length: 16, isListed: false, tag: { WEIGHT: 7, KIND: 0 } },
  ]);
  expect(control.memoryOf(act({ SHID: 1, NSID: 0x1000, POS: 1 }))).toEqual([
    { field: 'NSID', address: 0x1000, length: 32, isListed: true, tag: null },
  ]);
  expect(control.memoryOf(act({ SHID: 9, NSID: 0x1000, POS: 1 }))).toMatchObject([{ tag: null }]);
});

test('memory without a length that can be read is left out', () => {
  const grant = {
    field: named('NSID'),
    length: expression('this.BOXES[POS].WEIGHT'),
    listed: null,
    tag: null,
    at: NOWHERE,
  };
  const control = plane({ memory: [grant] });
  expect(control.memoryOf(act({ SHID: 1, POS: 0 }))).toMatchObject([{ length: 7, tag: null }]);
  expect(control.memoryOf(act({ SHID: 1, POS: 1 }))).toEqual([]);
});

test('memory under an unknown field is an error with its place', () => {
  const grant = { field: named('PRP9'), length: expression('16'), listed: null, tag: null, at: NOWHERE };
  expect(() => plane({ memory: [grant] })).toThrow(
    'test.md:1:1: Memory of Label Shelf: Unexpected PRP9, expected a field of the command',
  );
});

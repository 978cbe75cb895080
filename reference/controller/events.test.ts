import { expect, it } from 'vitest';
import { NOWHERE } from '../../codegen/model/fixtures.ts';
import type { EventType } from '../../codegen/model/model.ts';
import type { Stimulus } from '../../codegen/model/stimulus.ts';
import { deviceResetEvent, eventNamed, fetchFaultEvent, writeEvents } from './events.ts';

function event(name: string, stimulus: Stimulus): EventType {
  const appliesTo = { name: 'PC', at: NOWHERE };
  return {
    name,
    raisedWhen: '',
    appliesTo,
    scope: 'each',
    stimulus,
    dependsOn: null,
    effects: [],
    section: '',
    table: '',
    at: NOWHERE,
  };
}

function write(register: string, field: string, ...values: [number, ...number[]]): Stimulus {
  return { kind: 'write', register: { name: register, at: NOWHERE }, field: { name: field, at: NOWHERE }, values };
}

const model = {
  events: [
    event('Reset', write('CC', 'EN', 0)),
    event('Subsystem', write('NSSR', 'NSSRC', 7)),
    event('Wake', write('PMCS', 'PS', 3, 0)),
    event('Fault', { kind: 'fetch fault' }),
    event('Power', { kind: 'reset', reset: 'power cycle' }),
  ],
};

it('an event is found by its stimulus, or none where the model describes none', () => {
  expect(fetchFaultEvent(model)?.name).toBe('Fault');
  expect(fetchFaultEvent({ events: [] })).toBeNull();
  expect(deviceResetEvent(model, 'power cycle')?.name).toBe('Power');
  expect(deviceResetEvent(model, 'conventional reset')).toBeNull();
});

it('a name that no event has is refused with those that there are', () => {
  expect(eventNamed(model, 'Wake')).toBe('Wake');
  expect(() => eventNamed(model, 'Woke')).toThrow('Unexpected event Woke, expected one of Reset, Subsystem, Wake');
});

it.each([
  ['CC', 'EN', 1, 0, 0, ['Reset']],
  ['CC', 'EN', 0, 0, 0, []],
  ['CC', 'SHN', 1, 0, 0, []],
  ['NSSR', 'NSSRC', 0, 7, 0, ['Subsystem']],
  ['NSSR', 'NSSRC', 0, 6, 0, []],
  ['PMCS', 'PS', 3, 0, 0, ['Wake']],
  ['PMCS', 'PS', 1, 0, 0, []],
] as const)('%s.%s from %i with %i written to %i: %j', (register, field, before, written, after, names) => {
  expect(writeEvents(model, { register, field, before, written, after }).map(({ name }) => name)).toEqual(names);
});

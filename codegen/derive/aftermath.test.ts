import { describe, expect, it } from 'vitest';
import { model } from '../../test/spec-model.ts';
import { disables, unconfigures } from './aftermath.ts';

const stimulusOf = (name: string) => model.events.find((event) => event.name === name)?.stimulus ?? { kind: 'none' };

describe('after an event', () => {
  it.each([
    ['Controller Reset', true, false],
    ['Function Level Reset', true, true],
    ['Power Cycle', true, true],
    ['Bus Mastering Stopped', false, true],
    ['Fatal Error', false, false],
  ])('%s: the controller is disabled %s, the configuration space is changed %s', (name, disabled, changed) => {
    expect(disables(model, name)).toBe(disabled);
    expect(unconfigures(model, name, stimulusOf(name))).toBe(changed);
  });
});

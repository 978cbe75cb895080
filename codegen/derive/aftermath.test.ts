import { describe, expect, it } from 'vitest';
import { model } from '../../test/spec-model.ts';
import { ObjectInstance, type State, type Value } from '../language/values.ts';
import { disables, keptBy, unconfigures } from './aftermath.ts';

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

describe('what an event keeps', () => {
  const state = (xc: Readonly<Record<string, Value>>, pc: Readonly<Record<string, Value>> = {}): State => ({
    XC: new Map([[5, new ObjectInstance('XC', 5, xc)]]),
    PC: new Map([[0, new ObjectInstance('PC', 0, pc)]]),
  });
  const first: State = { XC: new Map(), PC: new Map([[0, new ObjectInstance('PC', 0, { NQP: 3, NSQA: 0 })]]) };

  it('counts where a kind holds something', () => {
    const kept = keptBy(model, 'Bus Mastering Stopped', state({ TBW: 5, IOU: 0 }, { NQP: 3, NSQA: 2 }), first);
    expect(kept.map(({ object, kind }) => `${object} ${kind}`)).toEqual(
      expect.arrayContaining(['PC Features', 'XC QoS']),
    );
    expect(kept.map(({ kind }) => kind)).not.toContain('Resources');
  });

  it('is nothing where everything is as it began, or is lost', () => {
    expect(keptBy(model, 'Bus Mastering Stopped', state({ TBW: 0, TAGS: new Map() }, { NQP: 3 }), first)).toEqual([]);
    expect(keptBy(model, 'Power Cycle', state({ TBW: 5 }, { NSQA: 2 }), first)).toEqual([]);
  });
});

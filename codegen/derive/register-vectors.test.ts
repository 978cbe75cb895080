import { describe, expect, it } from 'vitest';
import { model } from '../../test/spec-model.ts';
import type { Step } from '../model/vector.ts';
import { Catalog } from './catalog.ts';
import { registerVectors } from './register-vectors.ts';
import { stimulusSteps } from './stimulus-steps.ts';

const catalog = new Catalog(model);

/** The steps of the vector of an event, in few words. */
function stepsOf(name: string): readonly string[] {
  const event = model.events.find((each) => each.name === name);
  const [vector] = event ? registerVectors(catalog, event) : [];
  return (vector?.steps ?? []).map(inWords);
}

function inWords(step: Step): string {
  if (step.op === 'reg.expect' || step.op === 'reg.write')
    return `${step.op} ${step.reg} ${step.value} of ${step.mask}`;
  if (step.op === 'topology') return `topology ${step.name}`;
  return step.op;
}

describe('the vector of registers', () => {
  it('of a Controller Reset finds the registers of the admin queues as they were', () => {
    const steps = stepsOf('Controller Reset');
    expect(steps.slice(0, 2)).toEqual(['reg.write CC 0x0 of 0x1', 'reg.poll']);
    expect(steps).toContain('reg.expect AQA 0x7f007f of 0xfff0fff');
    expect(steps).toContain('reg.expect ASQ 0x10000 of 0xfffffffffffff000');
    expect(steps.join()).not.toContain('topology');
  });

  it('of a Function Level Reset finds configuration space before the function is switched on again', () => {
    const steps = stepsOf('Function Level Reset');
    const on = steps.indexOf('topology function');
    expect(steps.indexOf('reg.expect PCICMD 0x0 of 0x406')).toBeLessThan(on);
    expect(steps.indexOf('reg.expect AQA 0x0 of 0xfff0fff')).toBeGreaterThan(on);
  });

  it('of a stopped bus finds the controller as it was', () => {
    expect(stepsOf('Bus Mastering Stopped')).toContain('reg.expect CC 0x460001 of 0x1fffff1');
  });

  it('is for devices that have the event, where not all have it', () => {
    const [reset] = model.events.filter(({ name }) => name === 'NVM Subsystem Reset');
    expect(reset && registerVectors(catalog, reset)).toMatchObject([{ requires: [['==', 'CAP.NSSRS', 1]] }]);
  });

  it('is none for an event that is no reset', () => {
    expect(stepsOf('Quiesced')).toEqual([]);
  });
});

describe('what a host does', () => {
  it('is one write for each value', () => {
    const [wake] = model.events.filter(({ name }) => name === 'D3hot Exit');
    expect(wake && stimulusSteps(wake.stimulus, catalog).map(inWords)).toEqual([
      'reg.write PMCS 0x3 of 0x3',
      'reg.write PMCS 0x0 of 0x3',
    ]);
  });

  it('is a reset from outside, or nothing', () => {
    expect(stimulusSteps({ kind: 'reset', reset: 'power cycle' }, catalog)).toEqual([
      { op: 'reset', kind: 'power cycle' },
    ]);
    expect(stimulusSteps({ kind: 'none' }, catalog)).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { Controller } from '../controller/controller.ts';
import { AdminDriver } from './driver.ts';
import { HostMemory } from './memory.ts';
import { model } from '../../test/spec-model.ts';

const limits = {
  ...Object.fromEntries(model.limits.map(({ mnemonic, minimum }) => [mnemonic, minimum])),
  // The least that the reference can do: 0 is no limit at all.
  MDTS: 1,
};

function build(registers: Readonly<Record<string, number>> = {}): AdminDriver {
  const memory = new HostMemory();
  return new AdminDriver(model, new Controller(model, { limits, memory, configuration: { registers } }), memory, {
    entries: 4,
  });
}

describe('AdminDriver', () => {
  it('enables, identifies and wraps its queues, at any distance of doorbells', () => {
    for (const stride of [0, 9]) {
      const driver = build({ 'CAP.DSTRD': stride });
      expect(driver.enable()).toBe(true);
      for (let i = 0; i < 9; i++) expect(driver.identify().CNTRLTYPE).toBe(1);
    }
  });

  it('tells of a controller that is silent', () => {
    expect(() => build().identify()).toThrow(RangeError);
    const driver = build();
    driver.enable();
    driver.disable();
    expect(() => driver.identify()).toThrow('Unexpected silence');
  });

  it('names what the model has for an unknown name', () => {
    expect(() => build().execute('No Such Command')).toThrow('expected one of');
    expect(() => build().encode('NONE', {})).toThrow('Unexpected data structure NONE');
  });
});

import { describe, expect, it } from 'vitest';
import { enabledConfiguration } from './enable.ts';
import { testRegisters } from './fixtures.ts';
import { Registers } from './registers.ts';

function build(values: Readonly<Record<string, number>> = {}): Registers {
  const registers = new Registers(testRegisters, { 'CAP.MQES': 63 });
  const all = { 'AQA.ASQS': 1, 'AQA.ACQS': 1, 'ASQ.ASQB': 16, 'ACQ.ACQB': 32, ...values };
  for (const [name, value] of Object.entries(all)) registers.set(...(name.split('.') as [string, string]), value);
  return registers;
}

describe('enabledConfiguration', () => {
  it('NB-REG-1: finds none in a valid configuration', () => {
    expect(enabledConfiguration(build())).toEqual({
      pageSize: 4096,
      submissionQueue: { base: 0x1_0000, size: 2 },
      completionQueue: { base: 0x2_0000, size: 2 },
    });
  });

  it.each([
    ['NB-REG-3', { 'AQA.ASQS': 0 }, 'AQA.ASQS is 0h'],
    ['NB-REG-3', { 'AQA.ACQS': 0 }, 'AQA.ACQS is 0h'],
    ['NB-REG-4', { 'CC.MPS': 5 }, 'CC.MPS is 5, expected 0 to 4'],
    ['NB-REG-4', { 'CC.CSS': 1 }, 'CC.CSS is 1'],
    ['NB-REG-4', { 'CC.CSS': 6 }, 'CC.CSS is 6'],
    ['NB-REG-1', { 'CC.MPS': 1, 'ASQ.ASQB': 17 }, 'ASQ is not aligned'],
    ['NB-REG-1', { 'CC.MPS': 1, 'ACQ.ACQB': 17 }, 'ACQ is not aligned'],
  ])('%s: tells what is wrong with %j', (_, values, cause) => {
    expect(enabledConfiguration(build(values))).toEqual({ fault: expect.stringContaining(cause) as string });
  });

  it('takes command sets that CAP.CSS offers', () => {
    expect(enabledConfiguration(build({ 'CAP.CSS': 0x40, 'CC.CSS': 6 }))).not.toHaveProperty('fault');
    expect(enabledConfiguration(build({ 'CAP.CSS': 0x80, 'CC.CSS': 7 }))).not.toHaveProperty('fault');
  });
});

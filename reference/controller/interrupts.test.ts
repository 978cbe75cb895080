import { describe, expect, it } from 'vitest';
import { testRegisters } from './fixtures.ts';
import { Interrupts } from './interrupts.ts';
import { Registers } from './registers.ts';

describe('Interrupts', () => {
  it('are delivered unless INTMS masks them, until INTMC clears the mask', () => {
    const delivered: number[] = [];
    const registers = new Registers(testRegisters, { 'CAP.MQES': 63 });
    const interrupts = new Interrupts(registers, (vector) => delivered.push(vector));
    interrupts.raise(0, interrupts);
    registers.writeWord(0x0c, 1);
    interrupts.maskWritten('INTMS');
    expect(registers.readWord(0x10)).toBe(1);
    interrupts.raise(0, interrupts);
    interrupts.raise(1, interrupts);
    registers.writeWord(0x10, 1);
    interrupts.maskWritten('INTMC');
    expect(registers.readWord(0x0c)).toBe(0);
    interrupts.raise(0, interrupts);
    expect(delivered).toEqual([0, 1, 0]);
  });
});

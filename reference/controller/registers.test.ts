import { describe, expect, it } from 'vitest';
import { testRegisters } from './fixtures.ts';
import { Registers } from './registers.ts';

const build = (): Registers => new Registers(testRegisters, { 'CAP.MQES': 63 });

describe('Registers', () => {
  it('give each field its reset value, and impl fields that of the configuration', () => {
    const registers = build();
    expect(registers.readWord(0)).toBe(63);
    expect(registers.get('CAP', 'MPSMAX')).toBe(4);
    expect(registers.readWord(4)).toBe((4 << 20) | (1 << 5));
  });

  it('say which configuration value is missing or unknown', () => {
    expect(() => new Registers(testRegisters, {})).toThrow('Unexpected configuration without CAP.MQES');
    expect(() => new Registers(testRegisters, { 'CAP.MQES': 1, 'CAP.TO': 1 })).toThrow('Unexpected CAP.TO');
  });

  it('NB-REG-5: ignore what is written to RO bits and to reserved ones', () => {
    const registers = build();
    registers.writeWord(0, 0xffff_ffff);
    registers.writeWord(0x14, 0xffff_ffff);
    expect(registers.readWord(0)).toBe(63);
    expect(registers.readWord(0x14)).toBe(0xc7f1);
  });

  it('set by RW1S, clear by RW1C, and read 0 from WO', () => {
    const registers = build();
    registers.writeWord(0x0c, 0x8000_0001);
    registers.writeWord(0x0c, 2);
    expect(registers.readWord(0x0c)).toBe(0x8000_0003);
    registers.writeWord(0x1c, 0);
    expect(registers.get('CSTS', 'NSSRO')).toBe(1);
    registers.writeWord(0x1c, 0xffff_ffff);
    expect(registers.readWord(0x1c)).toBe(0);
    registers.writeWord(0x20, 0x4e56_4d65);
    expect(registers.readWord(0x20)).toBe(0);
    expect(registers.get('NSSR', 'NSSRC')).toBe(0x4e56_4d65);
  });

  it('hold a 64-bit register in two words', () => {
    const registers = build();
    registers.writeWord(0x28, 0x1234_5fff);
    registers.writeWord(0x2c, 1);
    expect(registers.readWord(0x28)).toBe(0x1234_5000);
    expect(registers.get('ASQ', 'ASQB')).toBe(0x11_2345);
  });

  it('read 0 and ignore writes where no register is', () => {
    const registers = build();
    for (const offset of [0x18, 0x38, 0x100, 1]) {
      registers.writeWord(offset, 0xffff_ffff);
      expect(registers.readWord(offset)).toBe(0);
      expect(registers.nameAt(offset)).toBeNull();
    }
  });

  it('keep some registers over a reset', () => {
    const registers = build();
    registers.writeWord(0x14, 1);
    registers.writeWord(0x28, 0x1000);
    registers.reset(new Set(['ASQ']));
    expect(registers.get('CC', 'EN')).toBe(0);
    expect(registers.get('ASQ', 'ASQB')).toBe(1);
  });

  it('name what they have for an unknown name', () => {
    expect(() => build().get('CC', 'NO')).toThrow('expected one of EN, CSS, MPS, SHN');
    expect(() => build().get('NO', 'EN')).toThrow('Unexpected register NO');
  });
});

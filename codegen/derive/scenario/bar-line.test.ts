import { describe, expect, it } from 'vitest';
import { model } from '../../../test/spec-model.ts';
import { NOWHERE } from '../../model/fixtures.ts';
import { Catalog } from '../catalog.ts';
import { barLimits, barLine, barStep } from './bar-line.ts';

const catalog = new Catalog(model);
const step = (text: string) =>
  barStep(barLine(text, NOWHERE), catalog, (sum) => (sum === 'MSIXN * 16' ? 48 : undefined));

describe('a line about memory behind a base address register', () => {
  it('writes 4 bytes, or 8', () => {
    expect(step('write MSIXT AT=18h VALUE=41h')).toEqual({
      op: 'bar.write',
      area: 'MSIXT',
      at: 24,
      size: 4,
      value: '0x41',
    });
    expect(step('write MSIXT AT=16 SIZE=8 VALUE=FEE00000h')).toMatchObject({ size: 8, value: '0xfee00000' });
  });

  it('takes numbers that the limits of the device give', () => {
    expect(step('write MSIXT AT=(MSIXN * 16) VALUE=1')).toMatchObject({ at: 48 });
    expect(barLimits(barLine('write MSIXT AT=(MSIXN * 16) VALUE=1', NOWHERE), catalog)).toEqual(['MSIXN']);
    expect(() => step('write MSIXT AT=(MSIXN - 16) VALUE=1')).toThrow('Unexpected value of AT, expected a number');
  });

  it('compares all bits, or those of a mask', () => {
    expect(step('expect MSIXP AT=0 VALUE=0')).toMatchObject({ op: 'bar.expect', mask: '0xffffffff', value: '0x0' });
    expect(step('expect MSIXP AT=0 MASK=100b VALUE=100b')).toMatchObject({ mask: '0x4', value: '0x4' });
  });

  it.each([
    ['read MSIXT AT=0 VALUE=0', 'expected bar write AREA'],
    ['write MSIX AT=0 VALUE=0', 'expected a register of the PCI configuration space'],
    ['write CC AT=0 VALUE=0', 'expected a register of the PCI configuration space'],
    ['write MSIXT AT=0 MASK=1 VALUE=0', 'Unexpected MASK, expected one of AT, SIZE, VALUE'],
    ['write MSIXT AT=x VALUE=0', 'Unexpected value of AT, expected a number'],
    ['write MSIXT AT=0 SIZE=2 VALUE=0', 'Unexpected SIZE 2, expected 4 or 8 bytes'],
    ['write MSIXT AT=2 VALUE=0', 'a multiple of the 4 bytes'],
    ['write MSIXT VALUE=0', 'without AT'],
    ['write MSIXT AT=0', 'expected VALUE'],
    ['write MSIXT AT=0 VALUE=100000000h', 'a number of 4 bytes'],
  ])('refuses %s', (text, message) => {
    expect(() => step(text)).toThrow(message);
  });
});

import { describe, expect, it } from 'vitest';
import { NOWHERE } from '../../model/fixtures.ts';
import type { SourceRange } from '../../model/source.ts';
import { model } from '../../../test/spec-model.ts';
import { Catalog } from '../catalog.ts';
import { registerLine, registerStep } from './register-line.ts';

const catalog = new Catalog(model);
const at = (text: string): SourceRange => ({ ...NOWHERE, end: { line: 1, column: 1 + text.length } });
const step = (text: string) => registerStep(registerLine(text, at(text)), catalog);

describe('register lines', () => {
  it('write the named fields and no others', () => {
    expect(step('write CC EN=0 MPS=1111b')).toEqual({ op: 'reg.write', reg: 'CC', mask: '0x781', value: '0x780' });
  });

  it('wait for the named fields', () => {
    expect(step('expect CSTS RDY=0 SHST=2h')).toMatchObject({ op: 'reg.poll', reg: 'CSTS', mask: '0xd', value: '0x8' });
  });

  it('access a register in halves where they say so', () => {
    expect(step('write in halves ASQ ASQB=1h')).toMatchObject({ reg: 'ASQ', halves: 1 });
    expect(step('expect in halves ASQ ASQB=1h')).toMatchObject({ reg: 'ASQ', halves: 1 });
    expect(step('write ASQ ASQB=1h')).not.toHaveProperty('halves');
  });

  it('expect one of several contents', () => {
    expect(step('expect CSTS RDY=1 CFS=0 or RDY=0 CFS=1')).toMatchObject({
      mask: '0x3',
      value: '0x1',
      or: [{ mask: '0x3', value: '0x2' }],
    });
  });

  it.each([
    ['write CC EN=0 or EN=1', 'Unexpected or'],
    ['expect CSTS RDY=1 or ', 'expected a field and its value'],
    ['read CC EN=0', 'expected register write REGISTER'],
    ['write CC ', 'expected a field and its value'],
    ['write CX EN=0', 'expected one of the Register tables'],
    ['write CC EM=0', 'expected a field of CC'],
    ['write CC EN=2', 'expected a number of 1 bits'],
    ['write CC EN=abc', 'expected a number of 1 bits'],
  ])('refuse %s', (text, message) => {
    expect(() => step(text)).toThrow(message);
  });
});

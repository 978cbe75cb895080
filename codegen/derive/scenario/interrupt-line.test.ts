import { describe, expect, it } from 'vitest';
import { model } from '../../../test/spec-model.ts';
import { NOWHERE } from '../../model/fixtures.ts';
import { Catalog } from '../catalog.ts';
import { interruptAct } from './interrupt-line.ts';
import { readLine } from './lines.ts';

const catalog = new Catalog(model);

function act(text: string) {
  const line = readLine(text, NOWHERE, []);
  if (line?.kind !== 'interrupts') throw new Error(`Unexpected line ${text}, expected one about interrupts`);
  return interruptAct(line, catalog);
}

describe('a line about messages', () => {
  it('masks a vector, and says whether a message was pending', () => {
    expect(act('mask 2')).toEqual({ act: 'mask', vector: 2, isMasked: true, sends: [] });
    expect(act('unmask 2047 => message')).toEqual({ act: 'mask', vector: 2047, isMasked: false, sends: [2047] });
    expect(act('unmask 2 => no message')).toMatchObject({ isMasked: false, sends: [] });
  });

  it('masks all vectors by a field of a register', () => {
    const bits = { op: 'reg.write', reg: 'MSIXC', mask: '0x40000000' };
    expect(act('mask MSIXC FM=1')).toEqual({
      act: 'mask all',
      isMasked: true,
      sends: [],
      step: { ...bits, value: '0x40000000' },
    });
    expect(act('unmask MSIXC FM=0 => message 1, 2')).toMatchObject({ sends: [1, 2], step: { ...bits, value: '0x0' } });
    expect(act('unmask MSIXC FM=0 => no message')).toMatchObject({ sends: [], isMasked: false });
  });

  it('waits for vectors, or for none', () => {
    expect(act('interrupt 1, 2 within 5 ms')).toEqual({ act: 'expect', vectors: [1, 2], within: 5 });
    expect(act('no interrupt within 20 ms')).toEqual({ act: 'expect', vectors: [], within: 20 });
  });

  it('sends messages to memory', () => {
    expect(act('message 1 DATA=5A01h')).toEqual({ act: 'message', vector: 1, data: 0x5a01 });
  });

  it.each([
    ['mask 0', 'expected mask VECTOR'],
    ['mask 2 => message', 'expected mask VECTOR'],
    ['unmask 2', 'expected mask VECTOR'],
    ['unmask 2 => messages', 'expected mask VECTOR'],
    ['mask 2048', 'expected vectors from 1 to 2047'],
    ['mask MSIXC FX=1', 'expected a field of MSIXC'],
    ['unmask MSIXC FM=0 => message 0', 'expected vectors from 1 to 2047'],
    ['interrupt 1', 'expected interrupt VECTORS within TIME ms'],
    ['interrupt 1 within 0 ms', 'expected interrupt VECTORS within TIME ms'],
    ['no interrupt within 1001 ms', 'with 1 to 1000'],
    ['message 1 DATA=100000000h', 'a number of 32 bits'],
    ['message 0 DATA=1', 'expected message VECTOR'],
  ])('refuses %s', (text, message) => {
    expect(() => act(text)).toThrow(message);
  });
});

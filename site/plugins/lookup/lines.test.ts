import { describe, expect, it } from 'vitest';
import type { Vector } from '../../../codegen/index.ts';
import { structureTexts } from './bytes.ts';
import { MODEL, scenario } from './fixtures.ts';
import { vectorLines } from './lines.ts';

type Steps = Extract<Vector, { kind: 'scenario' }>['steps'];

const completion = (slot: number, want = '00/00'): Steps[number] => ({
  op: 'cqe',
  cq: 'acq',
  slot,
  phase: 1,
  bytes: '',
  mask: '',
  status: { want },
  within: 1,
});

describe('structureTexts', () => {
  it('reads fields that are not zero, texts and lists', () => {
    const header = '0201' + '0800' + '4142202020202020' + '00000000';
    expect(structureTexts('MD', `${header}0501${'0000'}`, { model: MODEL })).toEqual([
      'ID = 258',
      'FLAG = 1',
      'SN = "AB"',
      'LIST[0] = {TVAL = 5, TYPE = PASID}',
      'LIST[1] = {}',
    ]);
  });

  it('shows what a value is bound to instead of its placeholder', () => {
    expect(structureTexts('MD', '0000', { model: MODEL, late: [{ bit: 0, text: '$new1' }] })).toEqual(['ID = $new1']);
  });

  it('does not print bytes that are no text', () => {
    expect(structureTexts('MD', `00000000${'01ff'}000000000000`, { model: MODEL })).toEqual(['SN = 2 bytes']);
  });

  it('knows nothing of a structure that the model does not have', () => {
    expect(structureTexts('NONE', '01', { model: MODEL })).toEqual([]);
  });
});

describe('vectorLines', () => {
  it('joins command, doorbell and completion, with values by name', () => {
    expect(vectorLines(scenario('a', '01/c1', []), MODEL)).toEqual([
      { note: null, action: 'Make · ACT = Enable', outcome: 'Tag In Use' },
    ]);
  });

  it('gives each of several open commands its own completion', () => {
    const submit = (slot: number): Steps[number] => ({
      op: 'sqe',
      note: `command ${slot}`,
      sq: 'asq',
      slot,
      bytes: 'e1',
      command: 'Make',
    });
    const lines = vectorLines(
      scenario('a', '', [], { steps: [submit(0), submit(1), completion(0), completion(1, '01/c1')] }),
      MODEL,
    );
    expect(lines.map(({ note, outcome }) => [note, outcome])).toEqual([
      ['command 0', 'Successful Completion'],
      ['command 1', 'Tag In Use'],
    ]);
  });

  it('shows the data that a command sends', () => {
    const steps: Steps = [
      { op: 'mem.write', mem: 'data-0', at: 0, bytes: '0700' },
      { op: 'sqe', sq: 'asq', slot: 0, bytes: 'e1', command: 'Make', reloc: [{ bit: 192, width: 64, mem: 'data-0' }] },
    ];
    expect(vectorLines(scenario('a', '', [], { steps }), MODEL)[0]?.action).toBe('Make · MD with ID = 7');
  });

  it('names what may come instead, why, and what a completion gives', () => {
    const steps: Steps = [
      {
        ...completion(0),
        op: 'cqe',
        cq: 'acq',
        slot: 0,
        phase: 1,
        bytes: '',
        mask: '',
        within: 1,
        status: { anyOf: ['01/c1', '00/7f'], why: 'the order is free' },
        bind: { new1: { bit: 0, width: 16 } },
      },
    ];
    expect(vectorLines(scenario('a', '', [], { steps }), MODEL)[0]?.outcome).toBe(
      'Tag In Use or status 7fh: the order is free; gives $new1',
    );
  });

  it('leaves out what is read and compared with nothing', () => {
    const read = (mask: string): Steps[number] => ({ op: 'reg.expect', reg: 'VS', mask, value: '0x0' });
    expect(vectorLines(scenario('a', '', [], { steps: [read('0x0'), read('0xff')] }), MODEL)).toEqual([
      { note: null, action: 'read VS', outcome: '0x0 under mask 0xff' },
    ]);
  });

  it('drops a note that repeats the title', () => {
    const steps: Steps = [{ op: 'sqe', note: 'Title of a', sq: 'asq', slot: 0, bytes: 'e1' }];
    expect(vectorLines(scenario('a', '', [], { steps }), MODEL)).toEqual([
      { note: null, action: 'opcode E1h', outcome: null },
    ]);
  });

  it('shows the fields of a codec vector that are not zero', () => {
    const vector: Vector = {
      id: 'codec.make',
      kind: 'codec',
      title: '',
      struct: 'Make',
      direction: 'encode',
      bytes: '',
      fields: { ACT: 1, NTAG: 300 },
      result: 'invalid',
      error: 'range',
      requirements: [],
    };
    expect(vectorLines(vector, MODEL)).toEqual([
      { note: 'encode', action: 'Make: ACT = Enable, NTAG = 300', outcome: 'invalid: a field does not fit' },
    ]);
  });
});

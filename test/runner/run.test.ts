import { describe, expect, it } from 'vitest';
import { asciiValue } from '../../codegen/language/text.ts';
import type { CodecVector, Step, VectorFile } from '../../codegen/model/vector.ts';
import { ReferenceAdapter } from '../adapters/reference.ts';
import type { DeviceAdapter } from './adapter.ts';
import { AdapterError, UnsupportedError } from './adapter.ts';
import { cqe, encode, model, ring, scenario, sqe, vectorFile } from './fixtures.ts';
import type { VectorResult } from './result.ts';
import { runVectors } from './run.ts';

async function run(file: VectorFile, adapter: DeviceAdapter = new ReferenceAdapter(model)): Promise<VectorResult[]> {
  const results: VectorResult[] = [];
  for await (const result of runVectors([file], adapter, { model })) results.push(result);
  return results;
}

async function runSteps(...steps: readonly Step[]): Promise<VectorResult> {
  const [result] = await run(vectorFile(scenario('v', steps)));
  if (!result) throw new Error('no result');
  return result;
}

const create = (slot: number, TVAL: number): Step[] => [
  {
    op: 'mem.write',
    mem: 'data',
    at: 0,
    bytes: encode('CECD', { ECNTLID: 9, SN: asciiValue(`T${slot}`, 20), TAGLIST: [{ TVAL, TTYPE: 1 }] }),
  },
  sqe(slot, 'Create Extended Controller', { NTAG: 1 }),
  ring(slot + 1),
];
const bindHandle = { bind: { id: { bit: 0, width: 16 }, gen: { bit: 16, width: 16 } } };
const handle = [
  { bit: 320, width: 16, value: '$id' },
  { bit: 336, width: 16, value: '$gen' },
];

describe('runVectors on the reference', () => {
  it('passes a scenario that creates a controller, reads it back, and loses it in a reset', async () => {
    const properties = encode('XCPROP', { ECNTLID: 9, NTAG: 1, SN: asciiValue('T0', 20) });
    const [result] = await run(
      vectorFile(
        scenario('life', [
          { op: 'dma.begin' },
          ...create(0, 2),
          cqe(0, '00/00', {
            ...bindHandle,
            where: [
              ['>=', '$gen', 1],
              ['<=', '$gen', 0xffff],
            ],
          }),
          {
            op: 'dma.expect',
            only: [
              { space: 'host', dir: 'r', mem: 'asq' },
              { space: 'host', dir: 'w', mem: 'acq' },
              { space: 'host', dir: 'r', mem: 'data' },
            ],
          },
          sqe(1, 'Extended Controller Receive', { SEL: 2, NUMD: 79 }, handle),
          ring(2),
          cqe(1, '00/00'),
          {
            op: 'mem.expect',
            mem: 'data',
            at: 0,
            bytes: properties,
            mask: 'ff'.repeat(32) + '00'.repeat(288),
            reloc: [
              { bit: 0, width: 16, value: '$id' },
              { bit: 16, width: 16, value: '$gen' },
            ],
            struct: 'XCPROP',
          },
          { op: 'quiet', ms: 10, cqs: ['acq'] },
          { op: 'doorbell', queue: 'cq', qid: 0, value: 2 },
          { op: 'reg.write', reg: 'CC', value: '0x0' },
          { op: 'reg.expect', reg: 'CSTS', mask: '0x3', value: '0x0' },
          { op: 'topology', name: 'enabled' },
          sqe(0, 'Extended Controller Receive', { SEL: 2, NUMD: 79 }, handle),
          ring(1),
          cqe(0, '01/1F'),
        ]),
      ),
    );
    expect(result).toMatchObject({ id: 'life', group: 'hand', verdict: 'pass' });
  });

  it('passes any status of a derived set', async () => {
    expect(
      (
        await runSteps(
          ...create(0, 101),
          cqe(0, '01/C0', { status: { anyOf: ['00/02', '01/C0'], why: 'two rows hold' } }),
        )
      ).verdict,
    ).toBe('pass');
  });

  it('tells the expected and the actual status by name', async () => {
    const result = await runSteps(...create(0, 101), cqe(0, '00/00'));
    expect(result.verdict).toBe('fail');
    expect(result.failure).toMatchObject({
      part: 'vector',
      step: 3,
      operation: 'cqe',
      expected: '0h/00h (Successful Completion)',
      actual: '1h/C0h (Invalid Tag)',
    });
  });

  it('names the fields of a structure that differ, and the rows that return them', async () => {
    const steps: Step[] = [
      sqe(0, 'Extended Controller Receive', { SEL: 0, NUMD: 15 }),
      ring(1),
      cqe(0, '00/00'),
      {
        op: 'mem.expect',
        mem: 'data',
        at: 0,
        bytes: encode('XCCAP', { SVER: 1, MAXXC: 4 }),
        mask: 'ffffffff' + '00'.repeat(60),
        struct: 'XCCAP',
        rows: ['XC-RCV-3'],
      },
    ];
    expect((await runSteps(...steps)).failure).toMatchObject({
      differences: [{ field: 'MAXXC', expected: '0004h', actual: '0003h' }],
      rows: ['XC-RCV-3'],
    });
  });

  it('tells of a completion with other data, of one that does not come, and of a register', async () => {
    const other = await runSteps(...create(0, 2), cqe(0, '00/00', { bytes: encode('CQE', { CID: 5 }) }));
    expect(other.failure?.differences).toEqual([{ field: 'CID', expected: '0005h', actual: '0100h' }]);
    expect(await runSteps(cqe(0, '00/00'))).toMatchObject({ verdict: 'timeout', failure: { actual: 'nothing' } });
    const register = await runSteps({ op: 'reg.expect', reg: 'CSTS', mask: '0x2', value: '0x2' });
    expect(register.failure).toMatchObject({
      differences: [{ field: 'CFS', expected: '1b', actual: '0b' }],
      actual: '0x1',
    });
    expect((await runSteps({ op: 'reg.poll', reg: 'CSTS', mask: '0x2', value: '0x2', within: 1000 })).verdict).toBe(
      'timeout',
    );
  });

  it('tells of an entry that should not be posted, and of memory that should not be reached', async () => {
    const quiet = await runSteps(sqe(0, 'Identify', { CNS: 1 }), ring(1), { op: 'quiet', ms: 1, cqs: ['acq'] });
    expect(quiet.failure?.message).toBe('An entry was posted to acq');
    const dma = await runSteps({ op: 'dma.begin' }, sqe(0, 'Identify', { CNS: 1 }), ring(1), {
      op: 'dma.expect',
      only: [{ space: 'host', dir: 'rw', mem: 'asq' }],
    });
    expect(dma.failure?.actual).toBe('w of 4096 bytes at 0x30000 without a tag');
  });

  it('checks conditions on bound values', async () => {
    const { failure } = await runSteps(
      ...create(0, 2),
      cqe(0, '00/00', { ...bindHandle, where: [['==', '$gen', ['+', 'EXT.MAXXC', 70000]]] }),
    );
    expect(failure?.expected).toContain('$gen == (EXT.MAXXC + 70000) (');
  });

  it('skips where a predicate is false and says which one', async () => {
    const [result] = await run(vectorFile(scenario('v', [], { requires: [['>=', 'EXT.MAXXC', 4]] })));
    expect(result).toMatchObject({ verdict: 'skip', reason: 'EXT.MAXXC >= 4 (3 >= 4)' });
  });

  it('skips where what the device chose leaves no room for a step', async () => {
    const impossible: Step = {
      ...sqe(1, 'Identify', {}),
      reloc: [{ bit: 0, width: 8, value: ['-', '$id', 0x1_0000] }],
    };
    expect(await runSteps(...create(0, 2), cqe(0, '00/00', bindHandle), impossible)).toMatchObject({ verdict: 'skip' });
  });

  it('begins each vector with a fresh device', async () => {
    const vector = scenario('v', [...create(0, 2), cqe(0, '00/00')]);
    expect((await run(vectorFile(vector, { ...vector, id: 'w' }))).map(({ verdict }) => verdict)).toEqual([
      'pass',
      'pass',
    ]);
  });

  it('runs codec vectors', async () => {
    const codec: CodecVector = {
      id: 'c',
      kind: 'codec',
      title: '',
      struct: 'TAGD',
      direction: 'both',
      bytes: '02000000010000000000000000000000',
      fields: { TVAL: 2, TTYPE: 1, SHARE: 0, TRID: 0 },
      result: 'valid',
      requirements: [],
    };
    expect((await run(vectorFile(codec)))[0]).toMatchObject({ id: 'c', verdict: 'pass' });
  });
});

describe('vectors that make no sense', () => {
  it.each<[string, Step]>([
    ['a slot beyond the queue', { ...sqe(8, 'Identify', {}) }],
    ['memory beyond the buffer', { op: 'mem.write', mem: 'data', at: 4095, bytes: '0000' }],
    ['a negative place', { op: 'mem.write', mem: 'data', at: -1, bytes: '00' }],
    ['an unknown buffer', { op: 'mem.write', mem: 'no', at: 0, bytes: '00' }],
    ['an unknown register', { op: 'reg.expect', reg: 'NO', mask: '0x0', value: '0x0' }],
    ['a number that is too great', { op: 'reg.write', reg: 'CC', value: '0x100000000' }],
    ['bytes that are none', { op: 'mem.write', mem: 'data', at: 0, bytes: 'xy' }],
    ['an entry that is too short', { op: 'sqe', sq: 'asq', slot: 0, bytes: '00' }],
    ['an unknown topology', { op: 'topology', name: 'no' }],
    [
      'a name without a value',
      { op: 'mem.write', mem: 'data', at: 0, bytes: '00', reloc: [{ bit: 0, width: 8, value: '$no' }] },
    ],
    ['a relocation of nothing', { op: 'mem.write', mem: 'data', at: 0, bytes: '00', reloc: [{ bit: 0, width: 8 }] }],
    [
      'a value that does not fit',
      { op: 'mem.write', mem: 'data', at: 0, bytes: '00', reloc: [{ bit: 0, width: 8, value: 256 }] },
    ],
    ['an unknown step', { op: 'jump' } as unknown as Step],
  ])('are an error, not a failure of the device: %s', async (_, step) => {
    const { verdict, reason } = await runSteps(step);
    expect(verdict).toBe('error');
    expect(reason).toContain('The vector is ill-formed at vector step 0');
  });
});

describe('adapters that fail', () => {
  const broken = (change: Partial<DeviceAdapter>): DeviceAdapter => Object.assign(new ReferenceAdapter(model), change);
  const file = vectorFile(scenario('v', [{ op: 'dma.begin' }]), scenario('w', []));

  it('are an error, blocked, or pending', async () => {
    const lost = broken({ dmaBegin: () => Promise.reject(new AdapterError('the socket is closed')) });
    expect((await run(file, lost)).map(({ verdict, reason }) => [verdict, reason])).toEqual([
      ['error', 'The adapter failed at vector step 0: the socket is closed'],
      ['pass', undefined],
    ]);
    const stuck = broken({ reset: () => Promise.reject(new AdapterError('no answer')) });
    expect((await run(file, stuck)).map(({ verdict }) => verdict)).toEqual(['blocked', 'blocked']);
    const small = broken({ dmaBegin: () => Promise.reject(new UnsupportedError('no DMA log')) });
    expect((await run(file, small))[0]).toMatchObject({ verdict: 'pending', reason: 'no DMA log' });
    const faultless = broken({
      hello: async () => ({ name: 'n', vendor: 'v', version: '1', level: 'tagged', clock: 'virtual' }),
    });
    expect((await run(vectorFile(scenario('v', [], { level: 'fault' })), faultless))[0]).toMatchObject({
      verdict: 'pending',
      reason: 'The adapter works at the level tagged, the vector needs fault',
    });
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import type { DeviceAdapter, Space } from '../adapter.ts';
import { UnsupportedError } from '../adapter.ts';
import { ScenarioContext } from '../context.ts';
import { model } from '../fixtures.ts';
import { StepFailure } from '../step-failure.ts';
import type { DeviceStep } from './execute.ts';
import { executeStep } from './execute.ts';

let calls: string[];
let memory: Uint8Array;
let context: ScenarioContext;

beforeEach(async () => {
  calls = [];
  memory = new Uint8Array(64);
  const at = ({ name }: Space, address: number): string => `${name} ${address.toString(16)}`;
  const adapter: Partial<DeviceAdapter> = {
    memoryMap: async () => undefined,
    memoryWrite: async (_space, address, bytes) => memory.set(bytes, address - 0x1000),
    memoryRead: async (_space, address, size) => memory.slice(address - 0x1000, address - 0x1000 + size),
    memoryUnmap: async (space, address, size) => void calls.push(`unmap ${at(space, address)} ${size}`),
    event: async (name, act) => void calls.push(`${act} ${name}`),
    media: async (act) => void calls.push(`${act} media`),
    // The register of each area: offset 8000h in base address register 4.
    configurationRead: async () => 0x8004n,
    barRead: async () => 0x1_0000_0041n,
    barWrite: async (bar, offset, size, value) => void calls.push(`bar ${bar} ${offset.toString(16)} ${size} ${value}`),
    registerRead: async () => 0n,
    registerWrite: async (offset, size, value) => void calls.push(`write ${offset.toString(16)} ${size} ${value}`),
  };
  context = new ScenarioContext(
    { adapter: adapter as DeviceAdapter, clock: 'virtual', limits: { 'EXT.FEQID': 4 }, model },
    { guest: { tag: { kind: 'pasid', value: '0x2' } } },
  );
  await context.place([{ name: 'queue', space: 'guest', iova: '0x1000', size: 64 }]);
});

const execute = (step: DeviceStep): Promise<void> => executeStep(step, context);

describe('mem.unmap', () => {
  it('takes the whole buffer away, in its own address space', async () => {
    await execute({ op: 'mem.unmap', mem: 'queue' });
    expect(calls).toEqual(['unmap guest 1000 64']);
  });

  it('of a buffer that the vector does not have is an error of the vector', async () => {
    await expect(async () => execute({ op: 'mem.unmap', mem: 'other' })).rejects.toThrow('Unexpected buffer other');
  });
});

describe('event', () => {
  it.each(['hold', 'release', 'fail'] as const)('%s reaches the device', async (act) => {
    await execute({ op: 'event', event: 'Quiesced', act });
    expect(calls).toEqual([`${act} Quiesced`]);
  });

  it('is left to the runner to report where the device is not able to', async () => {
    context.adapter.event = async () => {
      throw new UnsupportedError('no events');
    };
    await expect(execute({ op: 'event', event: 'Quiesced', act: 'hold' })).rejects.toThrow(UnsupportedError);
  });
});

describe('irq.config', () => {
  it('masks the entry of a vector in the MSI-X table, or takes the mask away', async () => {
    await execute({ op: 'irq.config', vector: 2, mask: true });
    await execute({ op: 'irq.config', vector: 3, mask: false });
    expect(calls).toEqual(['bar 4 802c 4 1', 'bar 4 803c 4 0']);
  });
});

describe('bar.write and bar.expect', () => {
  const entry = { area: 'MSIXT', at: 24, size: 8 } as const;

  it('go where the register of the area points to', async () => {
    await execute({ op: 'bar.write', ...entry, value: '0x41' });
    expect(calls).toEqual(['bar 4 8018 8 65']);
  });

  it('compares under the mask', async () => {
    await execute({ op: 'bar.expect', ...entry, mask: '0xffffffff', value: '0x41' });
    const other = execute({ op: 'bar.expect', ...entry, mask: '0x1ffffffff', value: '0x41' });
    await expect(other).rejects.toThrow('8 bytes at 24 of MSIXT have another value');
  });

  it.each([
    [{ area: 'CC' }, 'Unexpected register CC, expected one of the configuration space'],
    [{ area: 'TABLE' }, 'Unexpected register TABLE'],
    [{ at: 20 }, 'Unexpected 20, expected a multiple of the 8 bytes'],
    [{ value: '0x1ffffffffffffffff' }, 'MSIXT'],
  ])('of %j is an error of the vector', async (wrong, message) => {
    await expect(execute({ op: 'bar.write', ...entry, value: '0x0', ...wrong })).rejects.toThrow(message);
  });
});

describe('doorbell', () => {
  it('rings a queue pair that an earlier step bound, or that the limits give', async () => {
    context.bindings.set('PAIR', 5n);
    await execute({ op: 'doorbell', queue: 'sq', qid: '$PAIR', value: 3 });
    await execute({ op: 'doorbell', queue: 'cq', qid: ['+', 'EXT.FEQID', 1], value: 2 });
    expect(calls).toEqual(['write 1028 4 3', 'write 102c 4 2']);
  });

  it.each([[-1], [0x1_0000]])('of pair %s is an error of the vector', async (qid) => {
    await expect(execute({ op: 'doorbell', queue: 'sq', qid, value: 0 })).rejects.toThrow('expected 0 to 65535');
  });
});

describe('reg.write', () => {
  it('of a register of 64 bits is one access, or two where the step says so', async () => {
    await execute({ op: 'reg.write', reg: 'ASQ', value: '0x1234567890000' });
    await execute({ op: 'reg.write', reg: 'ASQ', value: '0x1234567890000', halves: 1 });
    await execute({ op: 'reg.write', reg: 'AQA', value: '0x70007', halves: 1 });
    expect(calls).toEqual([
      `write 28 8 ${0x1234567890000}`,
      `write 28 4 ${0x67890000}`,
      `write 2c 4 ${0x12345}`,
      `write 24 4 ${0x70007}`,
    ]);
  });

  it('reads both halves where the step says so', async () => {
    context.adapter.settle = async () => 0;
    context.adapter.registerRead = async (offset, size) => (size === 4 ? (offset === 0x2c ? 2n : 0x3000n) : 7n);
    const step = { op: 'reg.expect', reg: 'ASQ', mask: '0xffffffffffffffff' } as const;
    await execute({ ...step, value: '0x7' });
    const poll = { op: 'reg.poll', reg: 'ASQ', mask: '0xffffffffffffffff', value: '0x200003000', within: 1 } as const;
    await execute({ ...poll, halves: 1 });
  });
});

describe('mem.expect', () => {
  it('at an offset names the fields of the structure that lie there', async () => {
    memory.set([0xff, 0xff, 0, 0, 0, 0, 0, 0, 7, 0, 2, 0]);
    const step = { op: 'mem.expect', mem: 'queue', at: 8, struct: 'CQE' } as const;
    await execute({ ...step, bytes: '07000200' });
    const failure = await execute({ ...step, bytes: '07000300' }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(StepFailure);
    expect((failure as StepFailure).mismatch).toMatchObject({
      expected: '07000300',
      actual: '07000200',
      differences: [{ field: 'SQID', expected: '0003h', actual: '0002h' }],
    });
  });

  it('binds bits that are counted from the offset', async () => {
    memory.set([7, 0], 8);
    await execute({ op: 'mem.expect', mem: 'queue', at: 8, bytes: '0700', bind: { HEAD: { bit: 0, width: 16 } } });
    expect(context.bindings.get('HEAD')).toBe(7n);
  });
});

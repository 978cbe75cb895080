import { beforeEach, describe, expect, it } from 'vitest';
import { hexToBytes } from '../../../codegen/model/hex.ts';
import type { RateExpect, StreamStep } from '../../../codegen/model/stream-step.ts';
import type { DeviceAdapter, DeviceDescription } from '../adapter.ts';
import { ScenarioContext } from '../context.ts';
import { encode, model } from '../fixtures.ts';
import { StepFailure } from '../step-failure.ts';
import { executeStep, type DeviceStep } from './execute.ts';

const [SQ, CQ] = [0x1000, 0x2000];
const MILLISECOND = 1_000_000;

/** A device that completes the commands of its queue 1, so many in each millisecond. */
class Device {
  now = 0;
  readonly memory = new Uint8Array(0x3000);
  readonly #perMillisecond: number;
  readonly #status: number;
  #tail = 0;
  #head = 0;
  #posted = 0;
  #consumed = 0;

  constructor(perMillisecond: number, status = 0) {
    this.#perMillisecond = perMillisecond;
    this.#status = status;
  }

  readonly adapter = {
    memoryMap: async () => undefined,
    memoryWrite: async (_space, address, bytes) => this.memory.set(bytes, address),
    memoryRead: async (_space, address, size) => this.memory.slice(address, address + size),
    registerRead: async () => 0n,
    registerWrite: async (offset, _size, value) => {
      if (offset === 0x1008) this.#tail = Number(value);
      else this.#consumed = Number(value);
    },
    settle: async (nanoseconds) => {
      if (nanoseconds === 0) return 0;
      const passed = Math.min(nanoseconds, MILLISECOND - (this.now % MILLISECOND));
      this.now += passed;
      if (this.now % MILLISECOND === 0) for (let n = 0; n < this.#perMillisecond; n += 1) this.#complete();
      return passed;
    },
  } satisfies Partial<DeviceAdapter> as unknown as DeviceAdapter;

  #complete(): void {
    const isFull = (this.#posted + 1) % 4 === this.#consumed;
    if (this.#head === this.#tail || isFull) return;
    const cid = this.memory.slice(SQ + this.#head * 64 + 2, SQ + this.#head * 64 + 4);
    this.#head = (this.#head + 1) % 4;
    const phase = Math.floor(this.#total++ / 4) % 2 === 0 ? 1 : 0;
    const entry = hexToBytes(encode('CQE', { SC: this.#status, P: phase }));
    entry.set(cid, 12);
    this.memory.set(entry, CQ + this.#posted * 16);
    this.#posted = (this.#posted + 1) % 4;
  }
  #total = 0;
}

const STREAM: StreamStep = {
  op: 'stream',
  stream: 's',
  queues: [{ sq: 'sq', cq: 'cq', qid: 1, slot: 0, head: 0, phase: 1 }],
  bytes: '02'.padEnd(128, '0'),
  size: 512,
};

let context: ScenarioContext;

async function use(device: Device, clock: DeviceDescription['clock'] = 'virtual'): Promise<void> {
  context = new ScenarioContext({ adapter: device.adapter, clock, limits: {}, model }, { host: { tag: null } });
  await context.place([
    { name: 'sq', space: 'host', iova: '0x1000', size: 256 },
    { name: 'cq', space: 'host', iova: '0x2000', size: 64 },
  ]);
}

const execute = (step: DeviceStep): Promise<void> => executeStep(step, context);
const flow = (ms: number): Promise<void> => execute({ op: 'flow', ms, streams: ['s'] });
const rate = (more: Partial<RateExpect>): Promise<void> =>
  execute({
    op: 'rate.expect',
    streams: ['s'],
    unit: 'commands',
    rate: 2000,
    burst: 0,
    largest: 0,
    least: 100,
    ...more,
  });

describe('a stream', () => {
  beforeEach(() => use(new Device(2)));

  it('is kept busy, through many turns of its queues', async () => {
    await execute(STREAM);
    await flow(30);
    await flow(70);
    await rate({});
    await rate({ unit: 'bytes', rate: 2000 * 512 });
    expect(context.streams.get('s')).toMatchObject({ commands: 200, bytes: 200 * 512, flows: 2 });
  });

  it('fails above the rate, and below it', async () => {
    await execute(STREAM);
    await flow(100);
    await expect(rate({ rate: 1900 })).rejects.toThrow('More commands completed');
    await expect(rate({ rate: 1900, burst: 9 })).rejects.toThrow('More commands completed');
    await rate({ rate: 1900, burst: 9, largest: 1 });
    await expect(rate({ rate: 2100 })).rejects.toThrow('Fewer commands completed');
    await rate({ rate: 2100, largest: 5 });
    await rate({ rate: 2105, least: 95 });
  });

  it('counts the time between its flows from above only', async () => {
    await execute(STREAM);
    await flow(10);
    await execute({ op: 'quiet', ms: 80, cqs: [] });
    await flow(10);
    // What was outstanding before the pause has completed in it.
    await rate({ rate: 400, burst: 3, least: 0 });
    await expect(rate({ rate: 399 })).rejects.toThrow('More commands completed');
    await rate({ rate: 2000 });
  });

  it('of a device that does nothing fails', async () => {
    await use(new Device(0));
    await execute(STREAM);
    await flow(100);
    await expect(rate({ least: 1 })).rejects.toThrow('Fewer commands completed');
    await expect(execute({ op: 'share.expect', streams: ['s', 's'] })).rejects.toThrow(StepFailure);
  });

  it('ends with a command that does not succeed', async () => {
    await use(new Device(1, 4));
    await execute(STREAM);
    await expect(flow(10)).rejects.toThrow('A command of a stream completed with another status');
  });

  it('takes the time that passes where the clock is real', async () => {
    const device = new Device(2);
    await use(device, 'real');
    const settle = device.adapter.settle.bind(device.adapter);
    // The device works whenever the runner looks, for as long as has passed.
    const begin = performance.now();
    device.adapter.settle = async () => {
      while (device.now < Math.floor(performance.now() - begin) * MILLISECOND) await settle(MILLISECOND);
      return 0;
    };
    await execute(STREAM);
    await flow(40);
    // A busy machine may look late, when the queue of three has been empty for a while.
    await rate({ burst: 4, least: 1 });
    expect(context.streams.get('s')?.flowed).toBeGreaterThanOrEqual(39 * MILLISECOND);
  });

  it.each<[string, DeviceStep, string]>([
    ['a flow of nobody', { op: 'flow', ms: 1, streams: ['t'] }, 'Unexpected stream t'],
    ['a flow without end', { op: 'flow', ms: 1e9, streams: ['s'] }, 'expected 1 to 60000'],
    ['an entry that is too short', { ...STREAM, bytes: '00' }, 'Unexpected submission queue entry'],
    [
      'a slot outside of its queue',
      { ...STREAM, queues: [{ sq: 'sq', cq: 'cq', qid: 1, slot: 4, head: 0, phase: 1 }] },
      'Unexpected access',
    ],
  ])('is an error of the vector with %s', async (_, step, message) => {
    await execute(STREAM);
    await expect(execute(step)).rejects.toThrow(message);
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { model } from '../../test/spec-model.ts';
import { blockFields } from '../host/extended-driver.ts';
import type { Tenant } from '../host/fixtures.ts';
import { Bench, pasid } from '../host/fixtures.ts';
import { textBlock, textOf } from '../host/block-text.ts';

let bench: Bench;
let tenant: Tenant;

beforeEach(() => {
  bench = new Bench(model);
  tenant = bench.tenant({ tags: [pasid(3)], underlying: 1, vectors: [5, 6] });
});

function read(block: number): string {
  return textOf(tenant.driver.read(1, 1, block, 1).data);
}

describe('a snapshot of the device', () => {
  it('brings back controllers, queues, media and registers, any number of times', () => {
    tenant.driver.write(1, 1, 0, textBlock('before'));
    const snapshot = bench.controller.snapshot();
    const memory = rings();
    const [first, again] = [0, 1].map(() => {
      tenant.driver.write(1, 1, 0, textBlock('after'));
      expect(read(0)).toBe('after');
      bench.controller.restore(snapshot);
      memory.restore();
      return [read(0), bench.stateOf(tenant.handle), bench.controller.controlPlane.invariants().length];
    });
    expect(first).toEqual(['before', 'Enabled', 0]);
    expect(again).toEqual(first);
  });

  it('brings a deleted controller back, with its doorbells', () => {
    const snapshot = bench.controller.snapshot();
    const memory = rings();
    bench.primary.remove(tenant.handle, { force: true });
    bench.controller.restore(snapshot);
    memory.restore();
    tenant.driver.write(1, 1, 1, textBlock('alive'));
    expect(read(1)).toBe('alive');
  });

  it('holds requests for events, which complete once more after it is restored', () => {
    const { channel } = bench.primary.admin;
    const cid = channel.start(channel.codec.entry('Asynchronous Event Request', {}));
    bench.controller.settle();
    const snapshot = bench.controller.snapshot();
    const memory = rings();
    for (let i = 0; i < 2; i++) {
      bench.primary.disable(tenant.handle);
      expect(channel.finish(cid)?.status).toBe(0);
      bench.controller.restore(snapshot);
      memory.restore();
    }
  });

  it('keeps what controllers have counted', () => {
    const reads = (): number => {
      const { data } = tenant.driver.admin.require('Get Log Page', { LID: 2, NUMDL: 127 }, new Uint8Array(512));
      return new DataView(data.buffer, data.byteOffset).getUint32(64, true);
    };
    read(0);
    const snapshot = bench.controller.snapshot();
    const memory = rings();
    read(0);
    expect(reads()).toBe(2);
    bench.controller.restore(snapshot);
    memory.restore();
    expect(reads()).toBe(1);
  });

  it('keeps balances and time', () => {
    bench.primary.limit(tenant.handle, { QEN: 1, QMODE: 1, TIOPS: 1, BIO: 1 });
    read(0);
    const snapshot = bench.controller.snapshot();
    const memory = rings();
    const took = (): number => {
      const before = bench.controller.clock.now;
      read(0);
      read(0);
      return bench.controller.clock.now - before;
    };
    const first = took();
    bench.controller.restore(snapshot);
    memory.restore();
    expect(took()).toBe(first);
    expect(first).toBeGreaterThan(0);
  });

  it('holds interrupts that are pending, each for its owner', () => {
    const { interruptTable } = bench.controller;
    interruptTable.mask(6);
    read(0);
    const snapshot = bench.controller.snapshot();
    interruptTable.unmask(6);
    bench.controller.restore(snapshot);
    expect(interruptTable.isPending(6)).toBe(true);
    bench.interrupts.length = 0;
    interruptTable.unmask(6);
    expect(bench.interrupts).toEqual([6]);
    bench.controller.restore(snapshot);
    // What is pending goes with the controller that it belongs to.
    bench.primary.remove(tenant.handle, { force: true });
    interruptTable.unmask(6);
    expect(bench.interrupts.filter((vector) => vector === 6)).toEqual([6]);
  });

  it('holds what a write cache holds, and what is on its way to slow media', () => {
    const media = { cacheSize: 8192, writeBandwidth: 1_000_000, flushLatency: 1000 };
    bench = new Bench(model, undefined, [{ NSID: 1, size: 100, blockSize: 512, media }]);
    tenant = bench.tenant({ tags: [pasid(3)], underlying: 1, vectors: [5, 6] });
    tenant.driver.write(1, 1, 0, textBlock('cached'));
    const snapshot = bench.controller.snapshot();
    const memory = rings();
    const flushed = (): readonly [string, number] => {
      const before = bench.controller.clock.now;
      tenant.driver.flush(1, 1);
      return [read(0), bench.controller.clock.now - before];
    };
    const first = flushed();
    tenant.driver.write(1, 1, 0, textBlock('later'));
    bench.controller.restore(snapshot);
    memory.restore();
    expect(flushed()).toEqual(first);
    expect(first[0]).toBe('cached');
    // The flush waited for what was written before.
    expect(first[1]).toBeGreaterThan(1000);
  });

  it('knows which namespaces a controller wrote to before it lost them, for its shutdown', () => {
    tenant.driver.write(1, 1, 0, textBlock('lazy'));
    bench.primary.detach(tenant.handle, 1, 1);
    const snapshot = bench.controller.snapshot();
    const memory = rings();
    bench.controller.powerOn();
    bench.controller.restore(snapshot);
    memory.restore();
    const flushed: (number | null)[] = [];
    const flush = bench.media.flush.bind(bench.media);
    bench.media.flush = (namespace, done) => (flushed.push(namespace), flush(namespace, done));
    const status = bench.start('Manage Extended Controller State', { ...tenant.handle, ACT: 2 });
    expect(status()).toBe('Successful Completion');
    expect(flushed).toEqual([1]);
  });

  it('takes a controller away that was created since', () => {
    const snapshot = bench.controller.snapshot();
    const memory = rings();
    const other = bench.tenant({ tags: [pasid(4)], underlying: 2, vectors: [7] });
    expect(bench.primary.list().length).toBe(2);
    bench.controller.restore(snapshot);
    memory.restore();
    expect(bench.primary.list().length).toBe(1);
    // Its doorbells lead nowhere.
    const before = bench.controller.ignoredDoorbells;
    bench.ring(other.map.get(1) as number, 1);
    expect(bench.controller.ignoredDoorbells).toBe(before + 1);
  });

  it('is refused while a command is in the media or a limit holds one back', () => {
    bench.media.hold();
    const queue = tenant.driver.queue(1);
    queue.start(queue.codec.entry('Read', blockFields(1, 0, 1)), new Uint8Array(512));
    bench.controller.settle();
    expect(() => bench.controller.snapshot()).toThrow('a device at work, expected one at rest');
    bench.media.release();
    bench.controller.settle();
    expect(() => bench.controller.snapshot()).not.toThrow();
  });
});

/** What drivers keep and host memory holds now, to be brought back beside the device. */
function rings(): { restore(): void } {
  const drivers = [bench.primary.admin.channel, tenant.driver.admin, tenant.driver.queue(1)].map(
    ({ queues }) => queues,
  );
  const saved = drivers.map((queues) => queues.save());
  const memory = bench.memory.snapshot();
  return {
    restore: () => {
      drivers.forEach((queues, i) => queues.load(saved[i] as ReturnType<typeof queues.save>));
      bench.memory.restore(memory);
    },
  };
}

import { describe, expect, it } from 'vitest';
import { model } from '../../test/spec-model.ts';
import { LIMITS, pasid } from '../host/fixtures.ts';
import { Bench } from '../host/fixtures.ts';
import { completeConfiguration } from './configuration.ts';
import { Controller } from './controller.ts';
import { HostMemory } from '../host/memory.ts';

const fast = { NSID: 1, size: 100, blockSize: 512, media: { readLatency: 10_000, writeLatency: 20_000 } } as const;
const large = {
  NSID: 2,
  size: 40,
  blockSize: 4096,
  media: {
    readLatency: 80_000,
    writeLatency: 500_000,
    flushLatency: 1000,
    readBandwidth: 4_096_000_000,
    cacheSize: 8192,
  },
} as const;

describe('namespaces of the configuration', () => {
  it('are what the driver of each tenant is told, and count in their own blocks', () => {
    const bench = new Bench(model, undefined, [fast, large]);
    const a = bench.tenant({ tags: [pasid(1)], underlying: 1 });
    const b = bench.tenant({ tags: [pasid(2)], underlying: 2 });
    expect(a.driver.identifyNamespace(1)).toEqual({ blocks: 100, blockSize: 512 });
    expect(b.driver.identifyNamespace(1)).toEqual({ blocks: 40, blockSize: 4096 });
    const page = Uint8Array.from({ length: 4096 }, (_, i) => i % 251);
    expect(b.driver.write(1, 1, 39, page).status).toBe('Successful Completion');
    expect(b.driver.write(1, 1, 40, page).status).toBe('LBA Out of Range');
    expect(b.driver.read(1, 1, 39, 1).data).toEqual(page);
    expect(b.driver.read(1, 1, 38, 1).data).toEqual(new Uint8Array(4096));
  });

  it('take the time of their class, and only that', () => {
    const bench = new Bench(model, undefined, [fast, large]);
    const a = bench.tenant({ tags: [pasid(1)], underlying: 1 });
    const b = bench.tenant({ tags: [pasid(2)], underlying: 2 });
    const { clock } = bench.controller;
    const took = (command: () => unknown): number => {
      const begin = clock.now;
      command();
      return clock.now - begin;
    };
    b.driver.identifyNamespace(1);
    expect(clock.now).toBe(0);
    expect(took(() => a.driver.read(1, 1, 0, 1))).toBe(10_000);
    expect(took(() => a.driver.write(1, 1, 0, new Uint8Array(512)))).toBe(20_000);
    // 80 microseconds, and one for 4096 bytes.
    expect(took(() => b.driver.read(1, 1, 0, 1))).toBe(81_000);
    expect(took(() => b.driver.write(1, 1, 0, new Uint8Array(4096)))).toBe(0);
    expect(took(() => b.driver.flush(1, 1))).toBe(1000);
  });

  it('take no time where they have no class, beside others that do', () => {
    const bench = new Bench(model, undefined, [fast, { NSID: 2, size: 40, blockSize: 512 }]);
    const { driver } = bench.tenant({ tags: [pasid(2)], underlying: 2 });
    driver.write(1, 1, 0, new Uint8Array(512).fill(3));
    expect(driver.read(1, 1, 0, 1).data[511]).toBe(3);
    expect(bench.controller.clock.now).toBe(0);
  });

  it('NB-VWC-1: keep through a power cycle what was flushed or written with Force Unit Access', () => {
    const bench = new Bench(model, undefined, [fast, large]);
    const before = bench.tenant({ tags: [pasid(2)], underlying: 2 }).driver;
    before.identifyNamespace(1);
    const page = (value: number): Uint8Array => new Uint8Array(4096).fill(value);
    before.write(1, 1, 0, page(1));
    before.flush(1, 1);
    before.write(1, 1, 1, page(2));
    before.queue(1).execute('Write', { NSID: 1, SLBAL: 2, FUA: 1 }, page(3));
    bench.controller.resetDevice('power cycle');
    bench.controller.settle();
    bench.controller.configurationSpace.enumerate();
    bench.controller.configurationSpace.refresh();
    bench.primary.admin.enable();
    const after = bench.tenant({ tags: [pasid(3)], underlying: 2 }).driver;
    after.identifyNamespace(1);
    expect([0, 1, 2].map((block) => after.read(1, 1, block, 1).data[0])).toEqual([1, 0, 3]);
  });

  it.each([
    [{ ...fast, size: 0 }, 'Unexpected size 0 of namespace 1'],
    [{ ...fast, blockSize: 1024 as 512 }, 'Unexpected block size 1024'],
    [{ ...fast, media: { readLatency: 0.5 } }, 'Unexpected readLatency 0.5 of namespace 1'],
    [{ ...fast, NSID: LIMITS.NN + 1 }, 'Unexpected entry 4 of UNS'],
  ])('are refused where no device has them: %j', (namespace, message) => {
    expect(() => {
      new Controller(model, {
        limits: LIMITS,
        memory: new HostMemory(),
        configuration: { namespaces: [namespace] },
      }).powerOn();
    }).toThrow(message);
  });

  it('are there once', () => {
    expect(() => completeConfiguration({ namespaces: [fast, fast] })).toThrow('Unexpected second namespace 1');
  });
});

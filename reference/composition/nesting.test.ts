import { describe, expect, it } from 'vitest';
import { model } from '../../test/spec-model.ts';
import { textBlock, textOf } from '../host/block-text.ts';
import { pasid } from '../host/fixtures.ts';
import type { NvmeDriver } from '../host/nvme-driver.ts';
import { ComposedController } from './composed-controller.ts';
import { CompositionBench } from './fixtures.ts';
import type { HostService } from './host-service.ts';
import { RelayedService } from './relayed-service.ts';
import { TrapCounter } from './traps.ts';

interface Level {
  readonly name: string;
  readonly driver: NvmeDriver;
  /** The traps of every level of virtualization around the driver, the outermost first. */
  readonly traps: readonly TrapCounter[];
}

/** A controller that `depth` levels compose around each other: the host, a virtual machine, one in it, a container in that. */
function nest(bench: CompositionBench, name: string, tag: number, depth: number, pageSize = 4096): Level {
  const granted = bench.grant(pasid(tag), (tag % 3) + 1);
  const traps: TrapCounter[] = [];
  let service: HostService = granted.service;
  let composed: ComposedController | null = null;
  for (let level = 0; level < depth; level++) {
    const counter = new TrapCounter();
    traps.push(counter);
    composed = new ComposedController(model, service, { traps: counter, pageSize });
    service = new RelayedService(service, composed.doorbells);
  }
  return { name, driver: bench.driver(composed as ComposedController, granted.space), traps };
}

function roundTrip({ name, driver }: Level): string {
  driver.io(1, 'Write', { NSID: 1, SLBAL: 0 }, textBlock(name));
  return textOf(driver.io(1, 'Read', { NSID: 1, SLBAL: 0 }, new Uint8Array(512)).data);
}

describe('nested composition', () => {
  it('lets four address spaces work at once, with no trap of a queue at any level (4 KiB pages)', () => {
    const bench = new CompositionBench(model);
    const host = bench.driver(bench.device.controller, null, { base: 0x8000_0000 });
    const levels = [
      nest(bench, 'the virtual machine', 3, 1),
      nest(bench, 'the nested virtual machine', 4, 2),
      nest(bench, 'the container in it', 5, 3),
    ];
    for (const { driver } of levels) {
      driver.start();
      driver.queues.create(1);
    }
    const counted = levels.flatMap(({ traps }) => traps);
    for (const traps of counted) traps.reset();
    for (let i = 0; i < 20; i++) for (const level of levels) expect(roundTrip(level)).toBe(level.name);
    for (const traps of counted) {
      expect(traps.of('doorbell')).toBe(0);
      expect(traps.of('admin-queue')).toBe(0);
    }
    expect(host.isFatal).toBe(false);
  });

  it('forwards the doorbells at each level whose pages are larger than the doorbells of a pair', () => {
    const bench = new CompositionBench(model);
    const level = nest(bench, 'A', 3, 2, 65536);
    level.driver.start();
    level.driver.queues.create(1);
    expect(roundTrip(level)).toBe('A');
    for (const traps of level.traps) expect(traps.of('doorbell')).toBeGreaterThan(0);
  });

  it('passes requests outward one by one, and none while commands run', () => {
    const bench = new CompositionBench(model);
    const granted = bench.grant(pasid(3), 1);
    const relayed = new RelayedService(granted.service, granted.service.doorbells);
    const composed = new ComposedController(model, relayed, { traps: new TrapCounter() });
    const driver = bench.driver(composed, granted.space);
    driver.start();
    const before = relayed.requests;
    driver.queues.setQueueCount(2);
    driver.queues.create(1);
    driver.io(1, 'Flush', { NSID: 1 });
    // The driver reads CAP when it makes a queue: that is answered in the level itself.
    expect(relayed.requests).toBe(before);
    driver.stop();
    expect(relayed.requests).toBeGreaterThan(before);
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import type { Model } from '../../codegen/model/model.ts';
import { AdminDriver } from '../host/driver.ts';
import { LIMITS as limits } from '../host/fixtures.ts';
import { HostMemory } from '../host/memory.ts';
import { NvmeDriver } from '../host/nvme-driver.ts';
import { Controller } from './controller.ts';
import { MemoryMedia } from './memory-media.ts';
import { VirtualClock } from './virtual-clock.ts';
import { model } from '../../test/spec-model.ts';

const [CC, CSTS, AQA, ASQ, ACQ] = [0x14, 0x1c, 0x24, 0x28, 0x30];

let memory: HostMemory;
let interrupts: number[];
let controller: Controller;
let driver: AdminDriver;

beforeEach(() => {
  memory = new HostMemory();
  interrupts = [];
  controller = new Controller(model, {
    limits,
    memory,
    configuration: { CNTLID: 7 },
    onInterrupt: (vector) => interrupts.push(vector),
  });
  driver = new AdminDriver(model, controller, memory);
});

const status = (): number => controller.readRegister(CSTS, 4);

describe('registers of a controller', () => {
  it('are read and written in four or eight bytes', () => {
    expect(controller.readRegister(0, 8)).toBe(0x0840_0039_1401_003fn);
    expect(controller.readRegister(8, 4)).toBe(0x0002_0400);
    controller.writeRegister(ASQ, 8, 0x1_2345_6000n);
    expect(controller.readRegister(ASQ, 8)).toBe(0x1_2345_6000n);
    expect(controller.readRegister(ASQ + 4, 4)).toBe(1);
  });

  it('read 0 where none is, also at a doorbell', () => {
    for (const offset of [0x18, 0x1000, 0x1800, 0xf000]) expect(controller.readRegister(offset, 4)).toBe(0);
    controller.writeRegister(0x18, 8, 2n ** 64n - 1n);
    expect(status()).toBe(0);
  });
});

describe('enabling', () => {
  it('NB-REG-1, NB-REG-2: CSTS.RDY follows CC.EN', () => {
    expect(driver.enable()).toBe(true);
    expect(status()).toBe(1);
    driver.disable();
    expect(status()).toBe(0);
  });

  it('NB-REG-3, NB-REG-4: sets CSTS.CFS where the configuration is not valid, until the next reset', () => {
    controller.writeRegister(AQA, 4, 1);
    controller.writeRegister(CC, 4, 1);
    expect(status()).toBe(2);
    expect(controller.fatalCause).toContain('AQA.ACQS is 0h');
    controller.writeRegister(CC, 4, 0);
    expect(status()).toBe(0);
    expect(controller.fatalCause).toBeNull();
    expect(driver.enable()).toBe(true);
  });

  it('NB-RST-1: keeps AQA, ASQ and ACQ over a controller reset, and nothing over power off', () => {
    driver.enable();
    driver.disable();
    expect([controller.readRegister(AQA, 4), controller.readRegister(ASQ, 4), controller.readRegister(ACQ, 4)]).toEqual(
      [0xf_000f, 0x10_0000, 0x11_0000],
    );
    expect(controller.readRegister(CC, 4)).toBe(0);
    controller.powerOn();
    expect(controller.readRegister(AQA, 4)).toBe(0);
  });

  it('NB-REG-7: ends a shutdown when the media has done what it had begun, and everything is flushed', () => {
    const media = new MemoryMedia();
    const flushed: (number | null)[] = [];
    const flush = media.flush.bind(media);
    media.flush = (namespace, done) => (flushed.push(namespace), flush(namespace, done));
    const own = new Controller(model, { limits, memory, media });
    own.powerOn();
    const host = new AdminDriver(model, own, memory);
    host.enable();
    const attached = [...(own.controlPlane.state['PC']?.get(0)?.attributes['NSPACES'] as Map<number, number>).values()];
    expect(attached.length).toBeGreaterThan(0);
    media.hold('begun');
    own.writeRegister(CC, 4, (4 << 20) | (6 << 16) | (1 << 14) | 1);
    own.settle();
    expect((own.readRegister(CSTS, 4) >>> 2) & 3).toBe(1);
    // Of the four namespaces those that are attached to the controller.
    expect(flushed).toEqual(attached);
    media.release();
    own.settle();
    expect((own.readRegister(CSTS, 4) >>> 2) & 3).toBe(2);
    own.writeRegister(CC, 4, 0);
    expect(own.readRegister(CSTS, 4)).toBe(0);
  });

  it('NB-REG-2: a reset during a shutdown ends it, and a controller that is not enabled has none', () => {
    const media = new MemoryMedia();
    const own = new Controller(model, { limits, memory, media });
    const shutDown = (4 << 20) | (6 << 16) | (1 << 14);
    const states = (): readonly number[] => [own.readRegister(CSTS, 4) & 1, (own.readRegister(CSTS, 4) >>> 2) & 3];
    own.powerOn();
    own.writeRegister(CC, 4, shutDown);
    own.settle();
    expect(states()).toEqual([0, 0]);
    new AdminDriver(model, own, memory).enable();
    media.hold('begun');
    own.writeRegister(CC, 4, shutDown | 1);
    own.settle();
    expect(states()).toEqual([1, 1]);
    own.writeRegister(CC, 4, 0);
    media.release();
    own.settle();
    expect(states()).toEqual([0, 0]);
  });

  it('NB-REG-2: waits for the media where a host enables it again before CSTS.RDY is 0b', () => {
    const media = new MemoryMedia();
    const own = new Controller(model, { limits, memory, media });
    own.powerOn();
    const host = new NvmeDriver({ model, port: own, memory, space: null });
    host.start();
    host.queues.setQueueCount(1);
    host.queues.create(1);
    media.hold('begun');
    const queue = host.queues.get(1);
    queue.start(queue.codec.entry('Write', { NSID: 1 }), new Uint8Array(512));
    own.settle();
    own.writeRegister(CC, 4, 0);
    expect(own.readRegister(CSTS, 4)).toBe(1);
    own.writeRegister(CC, 4, (4 << 20) | (6 << 16) | 1);
    media.release();
    own.settle();
    expect(own.readRegister(CSTS, 4)).toBe(1);
    host.start();
    expect(host.queues.identify()['CNTRLTYPE']).toBe(1);
  });

  it('completes a shutdown and then takes no commands', () => {
    driver.enable();
    controller.writeRegister(CC, 4, (4 << 20) | (6 << 16) | (1 << 14) | 1);
    expect(status()).toBe(0b1001);
    expect(() => driver.identify()).toThrow('Unexpected silence');
  });
});

describe('the admin queue', () => {
  it('NB-QUE-1, NB-QUE-2: wraps both rings, raises interrupts', () => {
    driver.enable();
    for (let i = 1; i <= 40; i++)
      expect(driver.execute('Identify', { CNS: 1 }, new Uint8Array(4096)).result.SQHD).toBe(i % 16);
    expect(interrupts.length).toBe(40);
  });

  it('NB-QUE-3: waits for room in the completion queue', () => {
    driver.enable();
    controller.writeRegister(AQA, 4, (1 << 16) | 15);
    controller.writeRegister(CC, 4, 0);
    controller.writeRegister(CC, 4, 1);
    controller.writeRegister(0x1000, 4, 3);
    controller.settle();
    expect(interrupts.length).toBe(1);
    controller.writeRegister(0x1800, 4, 1);
    controller.settle();
    expect(interrupts.length).toBe(2);
  });

  it('ignores doorbell values beyond the queue, and doorbells of queues that do not exist', () => {
    driver.enable();
    for (const [offset, value] of [
      [0x1000, 16],
      [0x1000, 0xffff],
      [0x1800, 16],
      [0x2000, 1],
      [0x2800, 1],
    ] as const)
      controller.writeRegister(offset, 4, value);
    controller.settle();
    expect(interrupts).toEqual([]);
    expect(controller.ignoredDoorbells).toBe(5);
    expect(driver.identify().CNTLID).toBe(7);
  });

  it('sets CSTS.CFS where an entry cannot be fetched or posted', () => {
    driver.enable();
    memory.unmap(null, 0x10_0000, 4096);
    controller.writeRegister(0x1000, 4, 1);
    controller.settle();
    expect(status()).toBe(3);
    expect(controller.fatalCause).toContain('submission queue 0 at slot 0 cannot be read');
    driver.disable();
    driver.enable();
    memory.unmap(null, 0x11_0000, 4096);
    controller.writeRegister(0x1000, 4, 1);
    controller.settle();
    expect(controller.fatalCause).toContain('completion queue 0 cannot be written');
  });
});

describe('time', () => {
  /** A device whose media takes 80 microseconds for a flush. */
  function slow(): { controller: Controller; shutDown(): void; shutdownStatus(): number } {
    const clock = new VirtualClock();
    const media = new MemoryMedia();
    media.flush = (_, done) => {
      clock.after(80_000, () => done(true));
      return { cancel: () => false };
    };
    const own = new Controller(model, { limits, memory, media, clock });
    own.powerOn();
    new AdminDriver(model, own, memory).enable();
    return {
      controller: own,
      shutDown: () => own.writeRegister(CC, 4, (4 << 20) | (6 << 16) | (1 << 14) | 1),
      shutdownStatus: () => (own.readRegister(CSTS, 4) >>> 2) & 3,
    };
  }

  it('stands still while the device works, and passes until nothing waits for it any more', () => {
    const { controller: own, shutDown, shutdownStatus } = slow();
    shutDown();
    own.work();
    expect([own.clock.now, shutdownStatus()]).toEqual([0, 1]);
    own.settle();
    expect([own.clock.now, shutdownStatus()]).toEqual([80_000, 2]);
  });

  it('passes as far as it is told', () => {
    const { controller: own, shutDown, shutdownStatus } = slow();
    shutDown();
    own.advance(79_999);
    expect([own.clock.now, shutdownStatus()]).toEqual([79_999, 1]);
    own.advance(2);
    expect([own.clock.now, shutdownStatus()]).toEqual([80_001, 2]);
    expect(() => own.advance(-1)).toThrow('Unexpected delay -1');
  });

  it('begins again at power on, without what was set before', () => {
    const { controller: own, shutDown, shutdownStatus } = slow();
    shutDown();
    own.powerOn();
    own.settle();
    expect([own.clock.now, shutdownStatus()]).toEqual([0, 0]);
  });
});

describe('a specification that says less', () => {
  it('has a primary controller with an admin queue all the same', () => {
    const identify = model.commands.filter(({ name }) => name === 'Identify');
    const small: Model = {
      ...model,
      limits: [],
      objects: [],
      terms: [],
      common: [],
      commands: identify.map((command) => ({ ...command, conditions: [], effects: [], returned: [] })),
      events: [],
      asynchronousEvents: [],
      transitions: [],
      allowed: [],
      invariants: [],
    };
    controller = new Controller(small, { limits: {}, memory });
    driver = new AdminDriver(small, controller, memory);
    expect(driver.enable()).toBe(true);
    expect(driver.execute('Identify', { CNS: 1 }, new Uint8Array(4096)).status).toBe('Successful Completion');
    controller.writeRegister(0x1000 + 100 * 4096, 4, 1);
    expect(controller.ignoredDoorbells).toBe(1);
    driver.disable();
    expect(driver.enable()).toBe(true);
  });
});

describe('resets of a device from outside', () => {
  const AQA_VALUE = 0x3f_003f;

  it.each(['conventional reset', 'power cycle'] as const)(
    'a %s takes all registers and what commands have made',
    (reset) => {
      driver.enable();
      controller.resetDevice(reset);
      expect(status()).toBe(0xffff_ffff);
      controller.configurationSpace.write(4, 6);
      expect(status()).toBe(0);
      expect(controller.readRegister(CC, 4)).toBe(0);
      expect(controller.readRegister(AQA, 4)).toBe(0);
    },
  );

  it('a Controller Reset leaves the registers of the admin queues', () => {
    driver.enable();
    controller.writeRegister(AQA, 4, AQA_VALUE);
    controller.writeRegister(CC, 4, 0);
    expect(status()).toBe(0);
    expect(controller.readRegister(AQA, 4)).toBe(AQA_VALUE);
  });

  it('nothing happens to a device whose model knows no such event', () => {
    const bare = new Controller(
      { ...model, events: [], commands: [], transitions: [], resets: [] },
      { limits, memory },
    );
    expect(() => bare.resetDevice('power cycle')).not.toThrow();
  });
});

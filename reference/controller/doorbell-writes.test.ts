import { expect, it } from 'vitest';
import { AdminDriver } from '../host/driver.ts';
import { LIMITS } from '../host/fixtures.ts';
import { HostMemory } from '../host/memory.ts';
import { Controller } from './controller.ts';
import { model } from '../../test/spec-model.ts';

/** Where completion queue `qid` lies; its submission queue lies a page behind. */
function baseOf(qid: number): number {
  return 0x90_0000 + qid * 0x1_0000;
}

/** A controller whose doorbells stand side by side, with I/O queue pairs 1 and 2. */
function build(): { controller: Controller; driver: AdminDriver; memory: HostMemory } {
  const memory = new HostMemory();
  const controller = new Controller(model, { limits: { ...LIMITS, DSTRD: 0 }, memory });
  const driver = new AdminDriver(model, controller, memory);
  driver.enable();
  for (const QID of [1, 2]) {
    const common = { QID, QSIZE: 3, PCONT: 1 };
    const base = baseOf(QID);
    memory.map(null, base, 0x1_0000);
    driver.channel.require('Create I/O Completion Queue', { ...common, PRP1: base });
    driver.channel.require('Create I/O Submission Queue', { ...common, CQID: QID, PRP1: base + 0x1000 });
  }
  return { controller, driver, memory };
}

it('NB-DBL-1: a doorbell reads as 0, whatever was written', () => {
  const { controller } = build();
  controller.writeRegister(0x1008, 4, 1);
  expect([controller.readRegister(0x1008, 4), controller.readRegister(0x1008, 8)]).toEqual([0, 0n]);
});

it('NB-DBL-2: a write of 64 bits to a doorbell reaches no other queue', () => {
  const { controller, memory } = build();
  const completion = (): Uint8Array => memory.load(null, baseOf(2), 16);
  // The doorbell of completion queue 1, with that of submission queue 2 behind it: no command of it is taken.
  controller.writeRegister(0x100c, 8, 1n << 32n);
  controller.settle();
  expect(completion()).toEqual(new Uint8Array(16));
  controller.writeRegister(0x1010, 4, 1);
  controller.settle();
  expect(completion()).not.toEqual(new Uint8Array(16));
});

it('NB-DBL-3: a doorbell of no queue, or a value that its queue cannot have, changes nothing but a counter', () => {
  const { controller, driver } = build();
  const before = controller.ignoredDoorbells;
  controller.writeRegister(0x1000 + 8 * 3, 4, 1);
  expect(controller.ignoredDoorbells).toBe(before + 1);
  for (const [offset, value] of [
    [0x1008, 4],
    [0x1008, 0xffff],
    [0x100c, 1],
  ] as const)
    controller.writeRegister(offset, 4, value);
  expect(controller.ignoredDoorbells).toBe(before + 4);
  controller.settle();
  expect(driver.identify()['CNTRLTYPE']).toBe(1);
  expect(controller.ignoredDoorbells).toBe(before + 4);
});

import { describe, expect, it } from 'vitest';
import { model } from '../../test/spec-model.ts';
import { textBlock, textOf } from './block-text.ts';
import { Bench } from './fixtures.ts';
import { NvmeDriver } from './nvme-driver.ts';

describe('NvmeDriver', () => {
  it('brings the primary controller up, does I/O, shuts it down and begins again', () => {
    const { controller, memory } = new Bench(model);
    const driver = new NvmeDriver({ model, port: controller, memory, space: null });
    driver.start();
    expect(driver.queues.setQueueCount(2).submission).toBe(2);
    driver.queues.create(1, { vector: 1 });
    expect(driver.namespaces()).toContain(1);
    driver.io(1, 'Write', { NSID: 1, SLBAL: 3 }, textBlock('Kept'));
    expect(textOf(driver.io(1, 'Read', { NSID: 1, SLBAL: 3 }, new Uint8Array(512)).data)).toBe('Kept');
    driver.shutDown();
    driver.start();
    expect(driver.queues.identify().CNTRLTYPE).toBe(1);
  });

  it('gives up where the controller does not answer', () => {
    const dead = { readRegister: () => 0xffff_ffff, writeRegister: () => undefined, settle: () => undefined };
    const { memory } = new Bench(model);
    const driver = new NvmeDriver({ model, port: dead, memory, space: null });
    expect(() => driver.start()).toThrow('CAP.MPSMIN');
  });
});

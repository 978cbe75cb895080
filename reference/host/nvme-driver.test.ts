import { describe, expect, it } from 'vitest';
import { model } from '../../test/spec-model.ts';
import { textBlock, textOf } from './block-text.ts';
import { Bench } from './fixtures.ts';
import { NvmeDriver } from './nvme-driver.ts';

/** CAP.CSS with the NVM Command Set, in the upper dword of CAP. */
const CSS = 1 << 5;
/** Offset of CSTS. */
const CSTS = 0x1c;

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

  it.each([
    ['has no NVM Command Set', { 0: 0 }, 'CAP.CSS 0, expected bit 0 to be 1b'],
    ['has failed', { 4: CSS, [CSTS]: 2 }, 'Unexpected CSTS.CFS, expected CSTS.RDY to be 1b'],
    ['is never ready', { 4: CSS }, 'Unexpected silence of the controller, expected CSTS.RDY to be 1b'],
    ['never ends a reset', { 4: CSS, [CSTS]: 1 }, 'expected CSTS.RDY to be 0b'],
  ])('says why it gives up: the controller %s', (_, words: Readonly<Record<number, number>>, message) => {
    const port = {
      readRegister: (at: number) => words[at] ?? 0,
      writeRegister: () => undefined,
      settle: () => undefined,
    };
    const driver = new NvmeDriver({ model, port, memory: new Bench(model).memory, space: null });
    expect(() => driver.start()).toThrow(message);
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { model } from '../../test/spec-model.ts';
import { encodePxdc, PXDC_OFFSET } from '../generated/registers/pxdc.ts';
import { textBlock, textOf } from '../host/block-text.ts';
import { pasid } from '../host/fixtures.ts';
import type { NvmeDriver } from '../host/nvme-driver.ts';
import type { Granted } from './fixtures.ts';
import { CompositionBench } from './fixtures.ts';
import { TrapCounter } from './traps.ts';
import { VirtualMsix } from './virtual-msix.ts';

const GUEST = pasid(7);
const VECTORS = [5, 6] as const;
const OTHERS = [8, 9] as const;
const CONTROL = 12;
let bench: CompositionBench;
let granted: Granted;
let driver: NvmeDriver;
let msix: VirtualMsix;
let taken: number[];

beforeEach(() => {
  bench = new CompositionBench(model);
  granted = bench.grant(GUEST, 1, VECTORS);
  taken = [];
  msix = new VirtualMsix(granted.service, new TrapCounter(), ({ vector }) => void taken.push(vector));
  driver = bench.driver(bench.compose(granted).composed, GUEST);
  msix.configure({ isEnabled: true, isFunctionMasked: false });
  for (let vector = 0; vector < msix.size; vector++) msix.writeTable(vector * 16 + CONTROL, 0);
  driver.start();
  driver.queues.create(1, { vector: 1 });
  driver.io(1, 'Write', { NSID: 1, SLBAL: 0, FUA: 1 }, textBlock('The ledger'));
  interrupts();
});

/** A function level reset of the function that has the primary controller. */
function resetFunction(): void {
  const { configurationSpace } = bench.device.controller;
  configurationSpace.write(PXDC_OFFSET, new DataView(encodePxdc({ iflr: 1 }).buffer).getUint32(0, true));
  granted.service.doorbells.revoke();
}

/** What the owner does afterwards: the function, the primary controller, and a controller for the same guest. */
function recover(vectors: readonly number[] = OTHERS, queuePairs = 3): void {
  bench.vectors.program();
  bench.device.primary.admin.enable();
  const { primary } = bench.device;
  const handle = primary.create([{ tag: GUEST }]);
  primary.grant(handle, { queuePairs, vectors, largestNamespace: 2, queueEntries: 16 });
  primary.attach(handle, 1, 1);
  granted.service.replace(handle, vectors);
}

/** The vectors of the guest that interrupt since the last call. */
function interrupts(): readonly number[] {
  bench.deliverInterrupts();
  return taken.splice(0);
}

describe('a reset of the function under a composed controller', () => {
  it('XC-CMP-7: tells the guest that its controller is gone, and nothing of it reaches the device', () => {
    resetFunction();
    expect(driver.isFatal).toBe(true);
    const ignored = bench.device.controller.ignoredDoorbells;
    driver.registers.ring('sq', 1, 1);
    driver.registers.settle();
    expect(bench.device.controller.ignoredDoorbells).toBe(ignored);
    expect(() => driver.start()).toThrow('Unexpected CSTS.CFS, expected CSTS.RDY to be 1b');
  });

  it('leaves the guest to its failure where the owner has the primary controller again, and no controller for it', () => {
    resetFunction();
    bench.vectors.program();
    bench.device.primary.admin.enable();
    expect(driver.isFatal).toBe(true);
    expect(() => driver.start()).toThrow('CSTS.CFS');
  });

  it('is over for a guest that resets its controller once the owner has another one for it', () => {
    resetFunction();
    expect(driver.isFatal).toBe(true);
    recover();
    driver.start();
    expect(driver.isFatal).toBe(false);
    driver.queues.create(1, { vector: 1 });
    interrupts();
    const { data } = driver.io(1, 'Read', { NSID: 1, SLBAL: 0 }, new Uint8Array(512));
    expect(textOf(data)).toBe('The ledger');
    // The messages of the function are there again, and lead to the vector that the guest knows.
    expect(interrupts()).toEqual([1]);
  });

  it('keeps the masks of guests', () => {
    msix.writeTable(16 + CONTROL, 1);
    resetFunction();
    recover(VECTORS);
    driver.start();
    driver.queues.create(1, { vector: 1 });
    interrupts();
    driver.io(1, 'Flush', { NSID: 1 });
    expect(bench.vectors.isPending(VECTORS[1])).toBe(true);
    expect(interrupts()).toEqual([]);
    msix.writeTable(16 + CONTROL, 0);
    expect(interrupts()).toEqual([1]);
  });

  it('sends no interrupt while nobody has programmed the messages again', () => {
    const { controller, primary } = bench.device;
    resetFunction();
    recover();
    driver.start();
    driver.namespaces();
    expect(interrupts()).toEqual([0]);
    resetFunction();
    controller.configurationSpace.write(0x04, 0b110);
    controller.configurationSpace.write(0x50, 0x8000_0000);
    primary.admin.enable();
    primary.list();
    expect(interrupts()).toEqual([]);
  });

  it('fails what was asked for when it came', () => {
    bench.device.controller.holdEvent('Quiesced');
    driver.registers.write('CC', new Uint8Array(4));
    resetFunction();
    bench.device.controller.releaseEvent('Quiesced');
    recover();
    driver.start();
    expect(driver.isFatal).toBe(false);
  });

  it('is not taken for over with less than before', () => {
    resetFunction();
    expect(() => recover(OTHERS, 2)).toThrow(
      'Unexpected grant of 2 queue pairs and 2 vectors, expected 3 and 2 as before',
    );
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { model } from '../../test/spec-model.ts';
import { pasid } from '../host/fixtures.ts';
import type { NvmeDriver } from '../host/nvme-driver.ts';
import { CompositionBench } from './fixtures.ts';
import { TrapCounter } from './traps.ts';
import type { GuestMessage } from './virtual-msix.ts';
import { VirtualMsix } from './virtual-msix.ts';

const GUEST = pasid(7);
const [FIRST, SECOND] = [5, 6] as const;
const CONTROL = 12;
let bench: CompositionBench;
let messages: GuestMessage[];
let msix: VirtualMsix;
let driver: NvmeDriver;

beforeEach(() => {
  bench = new CompositionBench(model);
  messages = [];
  const granted = bench.grant(GUEST, 1, [FIRST, SECOND]);
  msix = new VirtualMsix(granted.service, new TrapCounter(), (message) => messages.push(message));
  driver = bench.driver(bench.compose(granted).composed, GUEST);
  for (let vector = 0; vector < msix.size; vector++) {
    msix.writeTable(vector * 16, 0xfee0_0000);
    msix.writeTable(vector * 16 + 8, 0x40 + vector);
    msix.writeTable(vector * 16 + CONTROL, 0);
  }
  msix.configure({ isEnabled: true, isFunctionMasked: false });
  driver.start();
  driver.queues.create(1, { vector: 1 });
  bench.deliverInterrupts();
  messages = [];
});

function interrupt(): void {
  driver.io(1, 'Flush', { NSID: 1 });
  bench.deliverInterrupts();
}

describe('VirtualMsix', () => {
  it('sends what the guest has written to the entry, for its own number of the vector', () => {
    interrupt();
    expect(messages).toEqual([{ vector: 1, address: 0xfee0_0000, data: 0x41 }]);
  });

  it('keeps a message of a masked entry pending and sends it once when the mask goes', () => {
    msix.writeTable(16 + CONTROL, 1);
    interrupt();
    interrupt();
    expect(messages).toEqual([]);
    expect(msix.readPending(0)).toBe(0b10);
    msix.writeTable(16 + CONTROL, 0);
    bench.deliverInterrupts();
    expect(messages).toHaveLength(1);
    expect(msix.readPending(0)).toBe(0);
  });

  it('masks the entry of the function, so that no message of the device arrives', () => {
    msix.writeTable(16 + CONTROL, 1);
    driver.io(1, 'Flush', { NSID: 1 });
    expect(bench.device.interrupts).toEqual([]);
    expect(bench.device.controller.interruptTable.isPending(SECOND)).toBe(true);
  });

  it('masks only in software where another controller shares the entry', () => {
    const sibling = bench.grant(pasid(8), 2, [SECOND]);
    sibling.service.onInterrupt(() => undefined);
    msix.writeTable(16 + CONTROL, 1);
    interrupt();
    expect(bench.device.controller.interruptTable.isPending(SECOND)).toBe(false);
    expect(messages).toEqual([]);
    expect(msix.readPending(0)).toBe(0b10);
  });

  it('holds all back while the function is masked, and sends nothing while MSI-X is disabled', () => {
    msix.configure({ isEnabled: true, isFunctionMasked: true });
    interrupt();
    expect(messages).toEqual([]);
    msix.configure({ isEnabled: true, isFunctionMasked: false });
    expect(messages).toHaveLength(1);
    msix.configure({ isEnabled: false, isFunctionMasked: false });
    interrupt();
    expect(messages).toHaveLength(1);
  });

  it('begins with masked entries, and ignores what lies beyond the table', () => {
    msix.reset();
    expect(msix.readTable(CONTROL)).toBe(1);
    expect(msix.readTable(0)).toBe(0);
    msix.writeTable(0x1000, 1);
    expect(msix.readTable(0x1000)).toBe(0);
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { model } from '../../test/spec-model.ts';
import { decodeCap } from '../generated/registers/cap.ts';
import { encodeCc } from '../generated/registers/cc.ts';
import { textBlock, textOf } from '../host/block-text.ts';
import { pasid } from '../host/fixtures.ts';
import type { NvmeDriver } from '../host/nvme-driver.ts';
import { RegisterAccess } from '../host/register-access.ts';
import { CompositionBench } from './fixtures.ts';

const GUEST = pasid(7);
let bench: CompositionBench;

beforeEach(() => {
  bench = new CompositionBench(model);
});

function roundTrip(driver: NvmeDriver, text: string): string {
  driver.io(1, 'Write', { NSID: 1, SLBAL: 0 }, textBlock(text));
  return textOf(driver.io(1, 'Read', { NSID: 1, SLBAL: 0 }, new Uint8Array(512)).data);
}

describe('ComposedController', () => {
  it('is driven by a driver that knows nothing but NVMe', () => {
    const granted = bench.grant(GUEST, 2);
    const { composed } = bench.compose(granted);
    const driver = bench.driver(composed, GUEST);
    driver.start();
    expect(driver.queues.setQueueCount(2)).toEqual({ submission: 2, completion: 2 });
    driver.queues.create(1);
    driver.queues.create(2);
    expect(roundTrip(driver, 'The ledger')).toBe('The ledger');
    expect(driver.namespaces()).toEqual([1]);
    expect(bench.device.stateOf(granted.handle)).toBe('Enabled');
    driver.stop();
    expect(bench.device.stateOf(granted.handle)).toBe('Disabled');
  });

  it('traps nothing but registers: not one doorbell between enable and disable', () => {
    const { composed, traps } = bench.compose(bench.grant(GUEST, 2));
    const driver = bench.driver(composed, GUEST);
    driver.start();
    traps.reset();
    driver.queues.create(1);
    for (let i = 0; i < 40; i++) roundTrip(driver, `Line ${i}`);
    expect(traps.of('doorbell')).toBe(0);
    expect(traps.of('admin-queue')).toBe(0);
  });

  it('forwards only the two doorbells of the admin queue where pages are larger than 4 KiB', () => {
    const granted = bench.grant(GUEST, 2);
    const large = bench.compose(granted, { pageSize: 16384 });
    const driver = bench.driver(large.composed, GUEST);
    driver.start();
    driver.queues.create(1);
    large.traps.reset();
    roundTrip(driver, 'x');
    // With a Doorbell Stride of 9 a page of 16 KiB holds four pairs: all doorbells are forwarded.
    expect(large.traps.of('doorbell')).toBeGreaterThan(0);
  });

  it('may show another Doorbell Stride where it forwards every doorbell', () => {
    const { composed, traps } = bench.compose(bench.grant(GUEST, 2), { stride: 0 });
    const driver = bench.driver(composed, GUEST);
    driver.start();
    expect(decodeCap(driver.registers.read('CAP')).dstrd).toBe(0);
    driver.queues.create(1);
    expect(roundTrip(driver, 'Dense')).toBe('Dense');
    expect(traps.of('doorbell')).toBeGreaterThan(0);
  });

  it('shows a failure where the device refuses to enable it', () => {
    const { composed } = bench.compose(bench.grant(GUEST, 2));
    const driver = bench.driver(composed, GUEST);
    driver.registers.write('CC', encodeCc({ iocqes: 4, iosqes: 6, en: 1 }));
    expect(driver.isFatal).toBe(true);
    expect(driver.admin.isReady).toBe(false);
    driver.start();
    expect(driver.isFatal).toBe(false);
  });

  it('keeps the addresses of the admin queues over a controller reset and loses them with a function level reset', () => {
    const { composed } = bench.compose(bench.grant(GUEST, 2));
    const driver = bench.driver(composed, GUEST);
    const registers = new RegisterAccess(model, composed);
    driver.start();
    driver.stop();
    expect(registers.read('AQA').some((byte) => byte !== 0)).toBe(true);
    driver.start();
    composed.functionLevelReset();
    expect(registers.read('AQA').every((byte) => byte === 0)).toBe(true);
    expect(driver.admin.isReady).toBe(false);
    driver.start();
    expect(driver.admin.isReady).toBe(true);
  });

  it('is reset without harm while it is disabled', () => {
    const granted = bench.grant(GUEST, 2);
    const { composed } = bench.compose(granted);
    composed.functionLevelReset();
    const driver = bench.driver(composed, GUEST);
    driver.start();
    expect(bench.device.stateOf(granted.handle)).toBe('Enabled');
  });

  it('waits for the device where a driver enables it again before CSTS.RDY is 0b', () => {
    const granted = bench.grant(GUEST, 2);
    const { composed } = bench.compose(granted);
    const driver = bench.driver(composed, GUEST);
    driver.start();
    driver.queues.create(1);
    bench.device.media.hold('begun');
    const channel = driver.queues.get(1);
    channel.start(channel.codec.entry('Write', { NSID: 1 }), textBlock('On its way'));
    composed.settle();
    driver.registers.write('CC', encodeCc({}));
    driver.registers.write('CC', encodeCc({ iocqes: 4, iosqes: 6, en: 1 }));
    driver.registers.settle();
    expect(bench.device.stateOf(granted.handle)).not.toBe('Enabled');
    bench.device.media.release();
    driver.registers.settle();
    expect(driver.admin.isReady).toBe(true);
    expect(bench.device.stateOf(granted.handle)).toBe('Enabled');
  });

  it('shuts down as its driver asks, and starts again', () => {
    const granted = bench.grant(GUEST, 2);
    const { composed } = bench.compose(granted);
    const driver = bench.driver(composed, GUEST);
    driver.start();
    driver.shutDown();
    expect(bench.device.stateOf(granted.handle)).toBe('Shutdown');
    driver.start();
    expect(bench.device.stateOf(granted.handle)).toBe('Enabled');
  });

  it('shows the failure of the device in CSTS.CFS', () => {
    const { composed } = bench.compose(bench.grant(GUEST, 2));
    const driver = bench.driver(composed, GUEST);
    driver.start();
    bench.device.memory.unmap(GUEST, driver.admin.channel.queues.layout.submissionQueue, 4096);
    driver.registers.ring('sq', 0, 5);
    driver.registers.settle();
    expect(driver.isFatal).toBe(true);
    driver.start();
    expect(driver.isFatal).toBe(false);
  });

  it('reads doorbells as 0, INTMS and INTMC as 0', () => {
    const { composed } = bench.compose(bench.grant(GUEST, 2));
    expect(composed.readRegister(0x1000)).toBe(0);
    composed.writeRegister(0x0c, 4, 0xff);
    expect(composed.readRegister(0x0c)).toBe(0);
    expect(composed.readRegister(0x10)).toBe(0);
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { AdminDriver } from '../host/driver.ts';
import { LIMITS as limits } from '../host/fixtures.ts';
import { HostMemory } from '../host/memory.ts';
import { Controller } from './controller.ts';
import { model } from '../../test/spec-model.ts';

const [CC, CSTS, NSSR, AQA] = [0x14, 0x1c, 0x20, 0x24];
const [PCICMD, PCIINT, PMCS, MSIXC, PXDC] = [0x04, 0x3c, 0x44, 0x50, 0x68];
const [MEMORY, MASTER, ENABLE, MASK] = [0x2, 0x4, 0x8000_0000, 0x4000_0000];
const NVME = 0x4e56_4d65;

let interrupts: number[];
let controller: Controller;
let driver: AdminDriver;

/** A device whose driver has enabled it. */
function build(registers: Readonly<Record<string, number>> = {}): void {
  const memory = new HostMemory();
  interrupts = [];
  controller = new Controller(model, {
    limits,
    memory,
    configuration: { registers },
    onInterrupt: (vector) => interrupts.push(vector),
  });
  driver = new AdminDriver(model, controller, memory);
  driver.enable();
  interrupts.length = 0;
}

beforeEach(() => build());

const read = (offset: number): number => controller.configurationSpace.read(offset);
const write = (offset: number, value: number): void => controller.configurationSpace.write(offset, value);
const isReady = (): boolean => controller.readRegister(CSTS, 4) % 2 === 1;

describe('configuration space', () => {
  it('says which device it is, and that it has no interrupt pin', () => {
    expect(read(0)).toBe(0x0010_1b36);
    expect(read(0x08)).toBe(0x0108_0200);
    write(PCIINT, 0xffff_ffff);
    expect(read(PCIINT)).toBe(0xff);
    expect(read(0x800)).toBe(0);
  });

  it('lists power management, MSI-X and PCI Express', () => {
    const ids: number[] = [];
    for (let at = read(0x34); at !== 0; at = (read(at) >>> 8) & 0xff) ids.push(read(at) & 0xff);
    expect(ids).toEqual([0x01, 0x11, 0x10]);
    expect(((read(MSIXC) >>> 16) & 0x7ff) + 1).toBe(limits['MSIXN']);
  });

  it('NB-PCI-1: nothing answers while Memory Space Enable is cleared', () => {
    write(PCICMD, MASTER);
    expect(controller.readRegister(CSTS, 4)).toBe(0xffff_ffff);
    expect(controller.readRegister(0, 8)).toBe(0xffff_ffff_ffff_ffffn);
    controller.writeRegister(CC, 4, 0);
    write(PCICMD, MASTER | MEMORY);
    expect(isReady()).toBe(true);
  });

  it('NB-PCI-2, NB-PCI-5: a command waits while Bus Master Enable is cleared', () => {
    write(PCICMD, MEMORY);
    expect(() => driver.execute('Identify', { CNS: 1 })).toThrow();
    expect(interrupts).toEqual([]);
    write(PCICMD, MEMORY | MASTER);
    controller.settle();
    expect(interrupts).toEqual([0]);
  });

  it.each([
    ['MSI-X Enable is cleared', 0],
    ['the function is masked', ENABLE | MASK],
  ])('NB-PCI-4: interrupts wait while %s', (_, value) => {
    write(MSIXC, value >>> 0);
    driver.execute('Identify', { CNS: 1 });
    expect(interrupts).toEqual([]);
    write(MSIXC, ENABLE);
    expect(interrupts).toEqual([0]);
  });
});

describe('resets by registers', () => {
  it('a Function Level Reset takes all registers, and reads as 0b', () => {
    write(PXDC, 0x8000);
    expect(read(PXDC)).toBe(0);
    expect([read(PCICMD) & 0x7, read(MSIXC) >>> 30]).toEqual([0, 0]);
    write(PCICMD, MASTER | MEMORY);
    expect([isReady(), controller.readRegister(AQA, 4), controller.readRegister(CC, 4)]).toEqual([false, 0, 0]);
  });

  it('D3hot keeps what there is, and the way back to D0 takes it', () => {
    write(PMCS, 3);
    expect(controller.readRegister(CSTS, 4)).toBe(0xffff_ffff);
    expect(read(PCICMD) & 0x7).toBe(MASTER | MEMORY);
    write(PMCS, 0);
    expect(read(PCICMD) & 0x7).toBe(0);
    write(PCICMD, MASTER | MEMORY);
    expect(isReady()).toBe(false);
  });

  it('D0 written in D0 is no reset', () => {
    write(PMCS, 0);
    expect(isReady()).toBe(true);
  });

  it('NB-RSQ-2: a device without NVM subsystem reset ignores NSSR', () => {
    build({ 'CAP.NSSRS': 0 });
    controller.writeRegister(NSSR, 4, NVME);
    expect(isReady()).toBe(true);
  });

  it('NB-RSQ-1: an NVM subsystem reset takes all registers and leaves a record that a host clears', () => {
    controller.writeRegister(NSSR, 4, NVME - 1);
    expect(isReady()).toBe(true);
    controller.writeRegister(NSSR, 4, NVME);
    write(PCICMD, MASTER | MEMORY);
    expect(controller.readRegister(NSSR, 4)).toBe(0);
    expect(controller.readRegister(CSTS, 4)).toBe(0x10);
    driver.enable();
    controller.writeRegister(CC, 4, 0);
    expect(controller.readRegister(CSTS, 4)).toBe(0x10);
    controller.writeRegister(CSTS, 4, 0x10);
    expect(controller.readRegister(CSTS, 4)).toBe(0);
  });
});

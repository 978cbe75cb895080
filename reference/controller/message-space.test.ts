import { beforeEach, describe, expect, it } from 'vitest';
import { AdminDriver } from '../host/driver.ts';
import { LIMITS as limits } from '../host/fixtures.ts';
import { HostMemory } from '../host/memory.ts';
import { programMessages } from '../host/message-setup.ts';
import { Controller } from './controller.ts';
import { model } from '../../test/spec-model.ts';

const [PCICMD, PMCS, MSIXC, PXDC] = [0x04, 0x44, 0x50, 0x68];
const [MEMORY, MASTER, ENABLE] = [0x2, 0x4, 0x8000_0000];
/** The base address register of the table and the pending bits, and where these begin. */
const [BAR, PENDING] = [4, 0x8000];
const END = limits.MSIXN * 16;
const [ADDRESS, DATA, CONTROL] = [0, 8, 12];

let interrupts: (readonly [vector: number, address: bigint, data: number])[];
let controller: Controller;
let driver: AdminDriver;

beforeEach(() => {
  const memory = new HostMemory();
  interrupts = [];
  controller = new Controller(model, {
    limits,
    memory,
    onInterrupt: (vector, { address, data }) => interrupts.push([vector, address, data]),
  });
  driver = new AdminDriver(model, controller, memory);
  driver.enable();
});

const read = (offset: number): number | bigint => controller.readBar(BAR, offset, 4);
const write = (offset: number, value: number): void => controller.writeBar(BAR, offset, 4, value);
const configure = (offset: number, value: number): void => controller.configurationSpace.write(offset, value);
const identify = (): void => void driver.execute('Identify', { CNS: 1 });
const masks = (): (number | bigint)[] => Array.from({ length: limits.MSIXN }, (_, i) => read(i * 16 + CONTROL));

describe('the MSI-X table', () => {
  it('NB-MSX-1, NB-MSX-6: gives the message its address and its data, written in 4 or 8 bytes', () => {
    controller.writeBar(BAR, ADDRESS, 8, 0x1_fee0_1003n);
    write(DATA, 0xabcd_0041);
    identify();
    expect(interrupts).toEqual([[0, 0x1_fee0_1000n, 0xabcd_0041]]);
    expect([read(ADDRESS), read(ADDRESS + 4), read(DATA), read(CONTROL)]).toEqual([0xfee0_1000, 1, 0xabcd_0041, 0]);
    expect(controller.readBar(BAR, ADDRESS, 8)).toBe(0x1_fee0_1000n);
    write(ADDRESS, 0x2000);
    identify();
    expect(interrupts[1]).toEqual([0, 0x1_0000_2000n, 0xabcd_0041]);
  });

  it('NB-MSX-3, NB-MSX-4: keeps interrupts of a masked vector pending, and sends one message when the mask goes', () => {
    write(CONTROL, 0xffff_ffff);
    identify();
    identify();
    expect([read(CONTROL), read(PENDING), interrupts]).toEqual([1, 1, []]);
    controller.writeBar(BAR, DATA, 8, 7n);
    expect([read(PENDING), interrupts]).toEqual([0, [[0, 0n, 7]]]);
  });

  it('keeps a message back while the function is masked, whatever the mask of the entry', () => {
    write(CONTROL, 1);
    identify();
    configure(MSIXC, 0xc000_0000);
    write(CONTROL, 0);
    expect([read(PENDING), interrupts]).toEqual([1, []]);
    configure(MSIXC, ENABLE);
    expect([read(PENDING), interrupts]).toEqual([0, [[0, 0n, 0]]]);
  });

  it('NB-MSX-2, NB-MSX-8: ignores writes to pending bits, beyond its end and between dwords', () => {
    for (const offset of [PENDING, END, PENDING + 8, 2, -4, 0x7fff_fff0]) {
      write(offset, 0xffff_ffff);
      expect([offset, read(offset)]).toEqual([offset, 0]);
    }
    controller.writeBar(5, 0, 4, 1);
    expect(controller.readBar(5, 0, 4)).toBe(0);
    expect([read(0), interrupts]).toEqual([0, []]);
    controller.writeBar(BAR, END - 4, 8, 0xffff_ffff_0000_0001n);
    expect(read(END - 4)).toBe(1);
  });

  it('does not answer while memory space is off', () => {
    configure(PCICMD, MASTER);
    write(DATA, 1);
    expect([read(DATA), controller.readBar(BAR, 0, 8)]).toEqual([0xffff_ffff, 0xffff_ffff_ffff_ffffn]);
    configure(PCICMD, MASTER | MEMORY);
    expect(read(DATA)).toBe(0);
  });

  it('stands beside the registers, which are in the memory space of base address register 0', () => {
    controller.writeBar(0, 0x0c, 4, 1);
    expect([controller.readBar(0, 0x0c, 4), controller.readRegister(0x0c, 4)]).toEqual([1, 1]);
  });
});

describe('NB-MSX-5: all entries are masked', () => {
  it.each<readonly [string, () => void]>([
    ['a Function Level Reset', () => configure(PXDC, 0x8000)],
    ['a conventional reset', () => controller.resetDevice('conventional reset')],
    ['a power cycle', () => controller.resetDevice('power cycle')],
    [
      'D3hot',
      () => {
        configure(PMCS, 3);
        configure(PMCS, 0);
      },
    ],
  ])('after %s, until a host programs them', (_, reset) => {
    write(DATA, 5);
    expect(masks()).toEqual(Array(limits.MSIXN).fill(0));
    reset();
    configure(PCICMD, MASTER | MEMORY);
    configure(MSIXC, ENABLE);
    expect([masks(), read(DATA)]).toEqual([Array(limits.MSIXN).fill(1), 0]);
    driver.enable();
    identify();
    expect([read(PENDING), interrupts]).toEqual([1, []]);
    programMessages(controller);
    expect([masks(), interrupts]).toEqual([Array(limits.MSIXN).fill(0), [[0, 0xfee0_0000n, 0]]]);
  });

  it('but not after a reset of the controller alone', () => {
    write(DATA, 5);
    driver.disable();
    driver.enable();
    identify();
    expect(interrupts).toEqual([[0, 0n, 5]]);
  });
});

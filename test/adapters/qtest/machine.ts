import { setTimeout as pause } from 'node:timers/promises';
import { CC_OFFSET } from '../../../reference/generated/registers/cc.ts';
import { CSTS_OFFSET } from '../../../reference/generated/registers/csts.ts';
import { MSIXC_MASK, MSIXC_OFFSET, MSIXC_SHIFT } from '../../../reference/generated/registers/msixc.ts';
import { MSIXT_OFFSET } from '../../../reference/generated/registers/msixt.ts';
import { encodePcicmd, PCICMD_OFFSET } from '../../../reference/generated/registers/pcicmd.ts';
import { AdapterError } from '../../runner/adapter.ts';
import { PciFunction } from './function.ts';
import { MEMORY_SIZE, Qemu } from './qemu.ts';

/** Where the registers of the controller are mapped: above the memory, below the chip set. */
const REGISTERS = 0xfe00_0000;
/** The end of memory: messages of the function are written there, a dword for each vector. */
export const MESSAGES = MEMORY_SIZE - 0x4000;
/** A message: the greatest number of vectors is 2048, so its data is never 0. */
const messageData = (vector: number): number => vector + 1;
/** The size of an entry of the MSI-X table. */
const ENTRY = 16;
/** Milliseconds within which QEMU disables a controller. */
const DISABLED_WITHIN = 2000;
const HEX = 16;

/** A machine with an NVMe function that is set up: registers mapped, bus mastering on, messages in memory. */
export class Machine {
  readonly qemu: Qemu;
  readonly function: PciFunction;
  /** Entries of the MSI-X table. */
  readonly vectors: number;

  private constructor(qemu: Qemu, pciFunction: PciFunction, vectors: number) {
    this.qemu = qemu;
    this.function = pciFunction;
    this.vectors = vectors;
  }

  /** @throws AdapterError where QEMU does not come up. */
  static async start(device: string, timeout: number): Promise<Machine> {
    const qemu = await Qemu.start(device, timeout);
    try {
      const pciFunction = await PciFunction.find(qemu.client);
      const control = await pciFunction.read(MSIXC_OFFSET);
      const machine = new Machine(qemu, pciFunction, ((control & MSIXC_MASK.ts) >>> MSIXC_SHIFT.ts) + 1);
      await machine.setUp();
      return machine;
    } catch (error) {
      qemu.kill();
      throw error;
    }
  }

  /** Maps the registers and enables messages, which has to be before the controller is enabled: QEMU looks only then. */
  async setUp(): Promise<void> {
    await this.function.setBar(REGISTERS);
    await this.function.write(PCICMD_OFFSET, wordOf(encodePcicmd({ mse: 1, bme: 1 })));
    await this.programMessages();
    await this.function.write(MSIXC_OFFSET, MSIXC_MASK.mxe);
  }

  /** Disables the controller, and sets the function up again. */
  async reset(): Promise<void> {
    await this.function.write(PCICMD_OFFSET, wordOf(encodePcicmd({ mse: 1, bme: 1 })));
    await this.write(CC_OFFSET, 4, 0n);
    const end = performance.now() + DISABLED_WITHIN;
    while (((await this.read(CSTS_OFFSET, 4)) & 1n) === 1n) {
      if (performance.now() > end)
        throw new AdapterError(`The controller is not disabled within ${DISABLED_WITHIN} ms`);
      await pause(1);
    }
    await this.setUp();
    this.interrupts();
  }

  /** Points each entry of the MSI-X table to its dword of memory and takes its mask away. */
  async programMessages(): Promise<void> {
    const table = (await this.function.read(MSIXT_OFFSET)) & ~0b111;
    const sent: Promise<bigint>[] = [];
    for (let vector = 0; vector < this.vectors; vector++) {
      const at = REGISTERS + table + vector * ENTRY;
      sent.push(this.#send(`writeq 0x${at.toString(HEX)} 0x${(MESSAGES + vector * 4).toString(HEX)}`));
      sent.push(this.#send(`writeq 0x${(at + 8).toString(HEX)} ${messageData(vector)}`));
    }
    await Promise.all(sent);
  }

  /** The vectors that have interrupted since the last call. */
  interrupts(): readonly number[] {
    const bytes = this.qemu.read(MESSAGES, this.vectors * 4);
    const view = new DataView(bytes.buffer);
    const fired = Array.from({ length: this.vectors }, (_, vector) => vector).filter(
      (vector) => view.getUint32(vector * 4, true) === messageData(vector),
    );
    for (const vector of fired) this.qemu.write(MESSAGES + vector * 4, new Uint8Array(4));
    return fired;
  }

  /** Reads in the memory space of base address register 0. */
  read(offset: number, size: 4 | 8): Promise<bigint> {
    return this.#send(`read${size === 8 ? 'q' : 'l'} 0x${(REGISTERS + offset).toString(HEX)}`);
  }

  async write(offset: number, size: 4 | 8, value: bigint): Promise<void> {
    await this.#send(`write${size === 8 ? 'q' : 'l'} 0x${(REGISTERS + offset).toString(HEX)} 0x${value.toString(HEX)}`);
  }

  #send(command: string): Promise<bigint> {
    return this.qemu.client.send(command);
  }
}

function wordOf(register: Uint8Array): number {
  return new DataView(register.buffer).getUint32(0, true);
}

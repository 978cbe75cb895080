import type { DeviceAdapter, DeviceDescription, ResetKind, Space, SupportedCommands } from '../../runner/adapter.ts';
import { AdapterError, UnsupportedError } from '../../runner/adapter.ts';
import { ASQ_OFFSET } from '../../../reference/generated/registers/asq.ts';
import { MSIXC_MASK, MSIXC_OFFSET } from '../../../reference/generated/registers/msixc.ts';
import { isLasting } from './lasting.ts';
import { Machine, MESSAGES } from './machine.ts';
import type { Probed } from './probe.ts';
import { probe } from './probe.ts';

/** The device of the machine; a user adds properties, such as `mdts=1`. */
const DEVICE = 'nvme,id=n0,serial=SNVME-QTEST,drive=d0,addr=4.0';
/** The bytes that an admin submission queue can have. */
const ADMIN_QUEUE_SIZE = 4096 * 64;
const DWORD = 32n;
/** The only base address register that is in use: registers, the MSI-X table and its pending bits. */
const REGISTER_BAR = 0;

/** QEMU's NVMe controller, driven over its qtest socket, with no software in the machine. */
export class QtestDevice implements DeviceAdapter {
  readonly #device: string;
  readonly #timeout: number;
  #machine: Machine | null = null;
  /** The next machine, which starts while this one is used. */
  #spare: Promise<Machine> | null = null;
  #probed: Probed | null = null;
  #adminQueue = 0;
  #isUsed = false;

  /** `properties`: more properties of QEMU's device, separated by commas. `timeout`: of each reply, in milliseconds. */
  constructor(properties: string, timeout: number) {
    this.#device = properties === '' ? DEVICE : `${DEVICE},${properties}`;
    this.#timeout = timeout;
  }

  async hello(): Promise<DeviceDescription> {
    const { model, firmware, serial } = await this.#about();
    return { name: model, vendor: 'QEMU', version: firmware, serial, level: 'queue', clock: 'real' };
  }

  configure(): Promise<boolean> {
    return Promise.resolve(false);
  }

  async capabilities(): Promise<Readonly<Record<string, number>>> {
    return (await this.#about()).limits;
  }

  async commands(): Promise<SupportedCommands | null> {
    return (await this.#about()).commands;
  }

  async reset(kind: ResetKind): Promise<void> {
    if (kind === 'controller') return (await this.#ready()).reset();
    if (kind !== 'model')
      throw new UnsupportedError(`QEMU over qtest has no ${kind} reset, expected controller or model`);
    if (this.#isUsed) await this.#replace();
    else await (await this.#ready()).reset();
    this.#adminQueue = 0;
  }

  async registerRead(offset: number, size: 4 | 8): Promise<bigint> {
    return (await this.#ready()).read(offset, size);
  }

  async registerWrite(offset: number, size: 4 | 8, value: bigint): Promise<void> {
    if (offset === ASQ_OFFSET) this.#adminQueue = Number(value & ~0xfffn);
    if (offset === ASQ_OFFSET + 4)
      this.#adminQueue = Number((value << DWORD) | (BigInt(this.#adminQueue) & 0xffff_ffffn));
    await (await this.#ready()).write(offset, size, value);
  }

  async configurationRead(offset: number): Promise<bigint> {
    return BigInt(await (await this.#ready()).function.read(offset));
  }

  async configurationWrite(offset: number, value: bigint): Promise<void> {
    const machine = await this.#ready();
    const before = offset === MSIXC_OFFSET ? await machine.function.read(offset) : 0;
    await machine.function.write(offset, Number(value));
    const enables = (Number(value) & ~before & MSIXC_MASK.mxe) !== 0;
    // Whoever enables MSI-X programs the table: vectors see the vectors that interrupt, whatever their messages are.
    if (offset === MSIXC_OFFSET && enables) await machine.programMessages();
  }

  memoryMap(_space: Space, address: number, size: number): Promise<void> {
    return Promise.resolve(within(address, size));
  }

  async memoryWrite(_space: Space, address: number, bytes: Uint8Array): Promise<void> {
    within(address, bytes.length);
    const isAdmin = address >= this.#adminQueue && address < this.#adminQueue + ADMIN_QUEUE_SIZE;
    this.#isUsed ||= isLasting(bytes, isAdmin ? 'admin' : 'other');
    (await this.#ready()).qemu.write(address, bytes);
  }

  async memoryRead(_space: Space, address: number, size: number): Promise<Uint8Array> {
    within(address, size);
    return (await this.#ready()).qemu.read(address, size);
  }

  memoryUnmap(): Promise<void> {
    return unsupported('takes memory away');
  }

  event(): Promise<void> {
    return unsupported('holds events back');
  }

  media(): Promise<void> {
    return unsupported('holds its media back');
  }

  async barRead(bar: number, offset: number, size: 4 | 8): Promise<bigint> {
    ofRegisters(bar);
    return (await this.#ready()).read(offset, size);
  }

  async barWrite(bar: number, offset: number, size: 4 | 8, value: bigint): Promise<void> {
    ofRegisters(bar);
    await (await this.#ready()).write(offset, size, value);
  }

  async interrupts(): Promise<readonly number[]> {
    return (await this.#ready()).interrupts();
  }

  dmaBegin(): Promise<void> {
    return unsupported('tells its accesses to memory');
  }

  dmaLog(): Promise<never> {
    return unsupported('tells its accesses to memory');
  }

  settle(): Promise<number> {
    return Promise.resolve(0);
  }

  async close(): Promise<void> {
    this.#machine?.qemu.kill();
    this.#machine = null;
    const spare = await this.#spare?.catch(() => null);
    spare?.qemu.kill();
    this.#spare = null;
  }

  async #about(): Promise<Probed> {
    return (this.#probed ??= await probe(await this.#ready()));
  }

  async #ready(): Promise<Machine> {
    return (this.#machine ??= await this.#start());
  }

  /** What a vector left behind goes with the machine. */
  async #replace(): Promise<void> {
    this.#machine?.qemu.kill();
    this.#machine = null;
    this.#machine = await (this.#spare ?? this.#start());
    this.#isUsed = false;
    this.#spare = this.#start();
    // A spare that does not start is told when it is needed.
    this.#spare.catch(() => undefined);
  }

  #start(): Promise<Machine> {
    return Machine.start(this.#device, this.#timeout);
  }
}

function within(address: number, size: number): void {
  if (address + size > MESSAGES)
    throw new UnsupportedError(
      `The machine has memory up to 0x${MESSAGES.toString(16)}, the vector needs 0x${address.toString(16)}`,
    );
}

function ofRegisters(bar: number): void {
  if (bar !== REGISTER_BAR)
    throw new AdapterError(`Unexpected base address register ${bar}, expected 0, the only one in use`);
}

function unsupported(what: string): Promise<never> {
  return Promise.reject(new UnsupportedError(`QEMU over qtest has nothing that ${what}`));
}

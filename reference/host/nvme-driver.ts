import type { FieldInput, FieldRecord } from '../../codegen/model/codec.ts';
import type { Model } from '../../codegen/model/model.ts';
import type { BusTag } from '../controller/dma.ts';
import { decodeCap } from '../generated/registers/cap.ts';
import { decodeCc, encodeCc } from '../generated/registers/cc.ts';
import { decodeCsts } from '../generated/registers/csts.ts';
import { ControllerOrNamespaceStructure } from '../generated/values/cns.ts';
import type { ChannelLayout, NamedResult } from './command-channel.ts';
import { CommandChannel } from './command-channel.ts';
import { AdminDriver } from './driver.ts';
import { IoQueues } from './io-queues.ts';
import type { HostMemory } from './memory.ts';
import type { RegisterPort } from './register-access.ts';
import { RegisterAccess } from './register-access.ts';

/** Where a driver lives: the controller that it sees, and the memory that it shares with it. */
export interface NvmePlatform {
  readonly model: Model;
  /** BAR0 of the controller, whatever lies behind it. */
  readonly port: RegisterPort;
  readonly memory: HostMemory;
  /** The address space in which the driver's own memory lies; the driver itself knows no tag. */
  readonly space: BusTag | null;
}

/** What a driver decides for itself. */
export interface NvmeDriverOptions {
  /** Entries of each I/O queue; the controller's greatest where that is less. */
  readonly entries?: number;
  /** Entries of each admin queue. */
  readonly adminEntries?: number;
  /** Address from which the driver puts its queues and buffers. */
  readonly base?: number;
}

/** Bytes of the driver's memory for each queue with its buffers. */
const QUEUE_SPACE = 0x400_0000;
const COMPLETION_QUEUE = 0x10_0000;
const DATA = 0x20_0000;
/** How often CSTS is read before the driver gives up; virtual time passes in between. */
const PATIENCE = 1000;

/**
 * A driver that knows nothing but NVMe: registers, rings and doorbells of one PCIe controller. It drives the primary
 * controller and a composed extended controller without a difference.
 */
export class NvmeDriver {
  readonly admin: AdminDriver;
  readonly queues: IoQueues;
  readonly registers: RegisterAccess;
  readonly #platform: NvmePlatform;
  readonly #options: Required<NvmeDriverOptions>;

  constructor(platform: NvmePlatform, options: NvmeDriverOptions = {}) {
    this.#platform = platform;
    this.#options = { entries: 64, adminEntries: 16, base: 0x100_0000, ...options };
    this.registers = new RegisterAccess(platform.model, platform.port);
    const { model, port, memory, space } = platform;
    const { adminEntries, base } = this.#options;
    this.admin = new AdminDriver(model, port, memory, layoutOf(0, adminEntries, base), space);
    this.queues = new IoQueues(this.admin.channel, (qid) => this.#channel(qid));
  }

  /** CSTS.CFS. */
  get isFatal(): boolean {
    return decodeCsts(this.registers.read('CSTS')).cfs === 1;
  }

  /** CSTS.SHST. */
  get shutdownStatus(): number {
    return decodeCsts(this.registers.read('CSTS')).shst;
  }

  /**
   * Brings the controller up as a driver of an operating system does: disabled first, then the admin queues, then enabled.
   * @throws Error where the controller offers no 4 KiB pages or no NVM Command Set, fails, or does not answer.
   */
  start(): void {
    const { css, mpsmin } = decodeCap(this.registers.read('CAP'));
    if (mpsmin !== 0) throw new Error(`Unexpected CAP.MPSMIN ${mpsmin}, expected 0 (4 KiB pages)`);
    if (css % 2 === 0) throw new Error(`Unexpected CAP.CSS ${css}, expected bit 0 to be 1b (NVM Command Set)`);
    this.stop();
    this.admin.enable();
    this.#await('CSTS.RDY to be 1b', () => this.admin.isReady);
  }

  /** A controller reset: CC.EN is cleared, and the driver waits for CSTS.RDY to follow. */
  stop(): void {
    if (decodeCc(this.registers.read('CC')).en === 1) this.registers.write('CC', encodeCc({}));
    this.#await('CSTS.RDY to be 0b', () => !this.admin.isReady);
    this.queues.clear();
  }

  /** A shutdown, normal or abrupt: waits until all that was written is durable. */
  shutDown(isAbrupt = false): void {
    const cc = decodeCc(this.registers.read('CC'));
    this.registers.write('CC', encodeCc({ ...cc, shn: isAbrupt ? 2 : 1 }));
    this.#await('CSTS.SHST to be 10b', () => this.shutdownStatus === 2);
    this.queues.clear();
  }

  /** The Identify Namespace data structure. */
  namespace(nsid: number): FieldRecord {
    const data = this.queues.identifyData(ControllerOrNamespaceStructure.IdentifyNamespace, { NSID: nsid });
    return this.admin.decode('IDN', data);
  }

  /** The identifiers of the attached namespaces, in ascending order. */
  namespaces(): readonly number[] {
    const data = this.queues.identifyData(ControllerOrNamespaceStructure.ActiveNamespaces);
    const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
    const all = Array.from({ length: data.byteLength / 4 }, (_, i) => view.getUint32(i * 4, true));
    return all.slice(0, all.indexOf(0));
  }

  /** Sends an I/O command on queue `qid`. */
  io(qid: number, name: string, fields: FieldInput, data?: Uint8Array): NamedResult {
    return this.queues.get(qid).execute(name, fields, data);
  }

  #channel(qid: number): CommandChannel {
    const { memory, space } = this.#platform;
    const { base } = this.#options;
    const greatest = decodeCap(this.registers.read('CAP')).mqes + 1;
    const layout = layoutOf(qid, Math.min(this.#options.entries, greatest), base);
    return new CommandChannel(this.admin.codec, this.registers, memory, { tag: space, pair: qid, layout });
  }

  #await(what: string, isTrue: () => boolean): void {
    for (let i = 0; i < PATIENCE; i++) {
      if (isTrue()) return;
      if (this.isFatal && what.includes('1b')) throw new Error(`Unexpected CSTS.CFS, expected ${what}`);
      this.registers.settle();
    }
    throw new Error(`Unexpected silence of the controller, expected ${what}`);
  }
}

function layoutOf(qid: number, entries: number, base: number): ChannelLayout {
  const at = base + qid * QUEUE_SPACE;
  return { submissionQueue: at, completionQueue: at + COMPLETION_QUEUE, data: at + DATA, entries };
}

import type { FieldRecord } from '../../codegen/model/codec.ts';
import type { Model } from '../../codegen/model/model.ts';
import type { BusTag } from '../controller/dma.ts';
import { ControllerOrNamespaceStructure } from '../generated/values/cns.ts';
import type { ChannelLayout, NamedResult } from './command-channel.ts';
import { CommandChannel } from './command-channel.ts';
import { CommandCodec } from './command-codec.ts';
import { PAGE_SIZE } from './data-buffer.ts';
import type { IoQueueOptions } from './io-queues.ts';
import { IoQueues } from './io-queues.ts';
import type { HostMemory } from './memory.ts';
import type { RegisterPort } from './register-access.ts';
import { RegisterAccess } from './register-access.ts';

/** What a tenant's driver is given: address spaces, and the doorbells that it may write. */
export interface ExtendedDriverOptions {
  /** The address space behind each tag index; index 0 is that of the admin queue. */
  readonly tags: readonly (BusTag | null)[];
  /** The queue pair of the device whose doorbells are mapped for each queue. */
  readonly doorbells: ReadonlyMap<number, number>;
  /** Entries of each queue. */
  readonly entries?: number;
  /** Address from which the driver puts its queues and buffers. */
  readonly base?: number;
}

/** The admin queues that a driver has prepared: what it would write to ASQ, ACQ and AQA. */
export interface AdminQueueRequest {
  readonly PRP1: number;
  readonly PRP2: number;
  /** 0's based. */
  readonly ASQS: number;
  /** 0's based. */
  readonly ACQS: number;
}

/** What most namespaces have. */
const USUAL_BLOCK_SIZE = 512;
const DEFAULT_BASE = 0x100_0000;
/** Bytes of the address space for each queue with its buffers. */
const QUEUE_SPACE = 0x400_0000;
const COMPLETION_QUEUE = 0x10_0000;
const DATA = 0x20_0000;

/** The driver of one extended controller: it knows its queues, its tag indices and its namespaces, and nothing else. */
export class ExtendedDriver {
  readonly admin: CommandChannel;
  readonly #registers: RegisterAccess;
  readonly #memory: HostMemory;
  readonly #options: ExtendedDriverOptions;
  readonly #queues: IoQueues;
  /** Bytes of a logical block, by the namespaces that were asked for. */
  readonly #blockSizes = new Map<number, number>();

  constructor(model: Model, port: RegisterPort, memory: HostMemory, options: ExtendedDriverOptions) {
    this.#registers = new RegisterAccess(model, port);
    this.#memory = memory;
    this.#options = options;
    this.admin = this.#channel(new CommandCodec(model), 0, 0);
    this.#queues = new IoQueues(this.admin, (qid, tagIndex) => this.#channel(this.admin.codec, qid, tagIndex));
  }

  /** The values of SQID in all completions so far. */
  get queueNumbers(): readonly number[] {
    return [...this.admin.queueNumbers, ...this.#queues.queueNumbers];
  }

  /** Prepares empty admin queues for the owner of the primary controller to create. */
  prepareAdminQueue(): AdminQueueRequest {
    this.admin.clear();
    const { submissionQueue, completionQueue, entries } = this.admin.queues.layout;
    return { PRP1: submissionQueue, PRP2: completionQueue, ASQS: entries - 1, ACQS: entries - 1 };
  }

  /** The Identify Controller data structure. */
  identify(): FieldRecord {
    return this.#queues.identify();
  }

  /** Asks for so many I/O queues of each kind; how many there are. */
  setQueueCount(count: number): { readonly submission: number; readonly completion: number } {
    return this.#queues.setQueueCount(count);
  }

  /** Creates I/O completion queue and I/O submission queue `qid`, in the address space of a tag index. */
  createQueues(qid: number, { tagIndex = 0, ...options }: IoQueueOptions = {}): void {
    this.#queues.create(qid, { tagIndex, ...options });
  }

  /** Deletes I/O submission queue and I/O completion queue `qid`. */
  deleteQueues(qid: number): void {
    this.#queues.remove(qid);
  }

  /** An I/O queue pair, for several commands at a time. */
  queue(qid: number): CommandChannel {
    return this.#queues.get(qid);
  }

  /** Asks what a namespace is like; commands to it count in its logical blocks from then on, and in 512 bytes before. */
  identifyNamespace(nsid: number): { readonly blocks: number; readonly blockSize: number } {
    const fields = { CNS: ControllerOrNamespaceStructure.IdentifyNamespace, NSID: nsid };
    const { data } = this.admin.require('Identify', fields, new Uint8Array(PAGE_SIZE));
    const { NSZE, FLBAS, LBADS0, LBADS1 } = this.admin.codec.decode('IDN', data);
    const blockSize = 2 ** Number(FLBAS === 0 ? LBADS0 : LBADS1);
    this.#blockSizes.set(nsid, blockSize);
    return { blocks: Number(NSZE), blockSize };
  }

  /** Reads logical blocks. */
  read(qid: number, nsid: number, block: number, count: number): NamedResult {
    return this.queue(qid).execute(
      'Read',
      blockFields(nsid, block, count),
      new Uint8Array(count * this.#blockSize(nsid)),
    );
  }

  /** Writes whole logical blocks. */
  write(qid: number, nsid: number, block: number, data: Uint8Array): NamedResult {
    return this.queue(qid).execute('Write', blockFields(nsid, block, data.length / this.#blockSize(nsid)), data);
  }

  /** Makes what was written before durable. */
  flush(qid: number, nsid: number): NamedResult {
    return this.queue(qid).execute('Flush', { NSID: nsid });
  }

  #blockSize(nsid: number): number {
    return this.#blockSizes.get(nsid) ?? USUAL_BLOCK_SIZE;
  }

  #channel(codec: CommandCodec, qid: number, tagIndex: number): CommandChannel {
    const { tags, doorbells, entries = 8, base = DEFAULT_BASE } = this.#options;
    const tag = tags[tagIndex];
    const pair = doorbells.get(qid);
    if (tag === undefined) throw new RangeError(`Unexpected tag index ${tagIndex}, expected 0 to ${tags.length - 1}`);
    if (pair === undefined) throw new RangeError(`Unexpected queue ${qid}, expected one in the doorbell map`);
    const at = base + qid * QUEUE_SPACE;
    const layout: ChannelLayout = {
      submissionQueue: at,
      completionQueue: at + COMPLETION_QUEUE,
      data: at + DATA,
      entries,
    };
    return new CommandChannel(codec, this.#registers, this.#memory, { tag, pair, layout });
  }
}

/** The fields of Read and Write. */
export function blockFields(NSID: number, block: number, count: number): Readonly<Record<string, number>> {
  return { NSID, SLBAL: block % 2 ** 32, SLBAU: Math.floor(block / 2 ** 32), NLB: count - 1 };
}

import type { FieldInput, FieldRecord } from '../../codegen/model/codec.ts';
import { ControllerOrNamespaceStructure } from '../generated/values/cns.ts';
import { FeatureIdentifier } from '../generated/values/fid.ts';
import type { CommandChannel } from './command-channel.ts';
import { PAGE_SIZE } from './data-buffer.ts';

/** How an I/O queue pair is created. */
export interface IoQueueOptions {
  /** The tag index of both queues; the field is left alone where absent, as drivers of today do. */
  readonly tagIndex?: number;
  /** The interrupt vector of the controller; no interrupts where absent. */
  readonly vector?: number;
  /** The completion queue; a new one with the number of the submission queue where absent. */
  readonly completionQueue?: number;
}

/** What a driver asks of its admin queue before it can do I/O, and the I/O queues that come of it. */
export class IoQueues {
  readonly #admin: CommandChannel;
  readonly #open: (qid: number, tagIndex: number) => CommandChannel;
  readonly #queues = new Map<number, CommandChannel>();

  /** `open` gives the rings of a queue pair their place in memory. */
  constructor(admin: CommandChannel, open: (qid: number, tagIndex: number) => CommandChannel) {
    this.#admin = admin;
    this.#open = open;
  }

  /** The values of SQID in all completions of I/O queues so far. */
  get queueNumbers(): readonly number[] {
    return [...this.#queues.values()].flatMap((channel) => channel.queueNumbers);
  }

  /** The Identify Controller data structure. */
  identify(): FieldRecord {
    return this.#admin.codec.decode('IDC', this.identifyData(ControllerOrNamespaceStructure.IdentifyController));
  }

  /** The 4 KiB that Identify returns. @throws Error for any status but success. */
  identifyData(CNS: number, fields: FieldInput = {}): Uint8Array {
    return this.#admin.require('Identify', { ...fields, CNS }, new Uint8Array(PAGE_SIZE)).data;
  }

  /** Asks for so many I/O queues of each kind; how many there are. */
  setQueueCount(count: number): { readonly submission: number; readonly completion: number } {
    const fields = { FID: FeatureIdentifier.NumberOfQueues, NSQR: count - 1, NCQR: count - 1 };
    const { result } = this.#admin.require('Set Features', fields);
    return { submission: Number(result.NSQALLOC) + 1, completion: Number(result.NCQALLOC) + 1 };
  }

  /** Creates I/O submission queue `qid`, and its completion queue unless it shares one that is there. */
  create(qid: number, { tagIndex, vector, completionQueue: shared }: IoQueueOptions = {}): CommandChannel {
    const channel = this.#open(qid, tagIndex ?? 0);
    const { submissionQueue, completionQueue, entries } = channel.queues.layout;
    channel.clear();
    const common = { QID: qid, QSIZE: entries - 1, PCONT: 1, ...(tagIndex !== undefined && { TIDX: tagIndex }) };
    const interrupt = vector === undefined ? {} : { IEN: 1, IV: vector };
    if (shared === undefined)
      this.#admin.require('Create I/O Completion Queue', { ...common, ...interrupt, PRP1: completionQueue });
    this.#admin.require('Create I/O Submission Queue', { ...common, CQID: shared ?? qid, PRP1: submissionQueue });
    this.#queues.set(qid, channel);
    return channel;
  }

  /** Deletes I/O submission queue and I/O completion queue `qid`. */
  remove(qid: number): void {
    this.#admin.require('Delete I/O Submission Queue', { QID: qid });
    this.#admin.require('Delete I/O Completion Queue', { QID: qid });
    this.#queues.delete(qid);
  }

  /** Forgets all queues: a reset has deleted them. */
  clear(): void {
    this.#queues.clear();
  }

  /** An I/O queue pair, for several commands at a time. */
  get(qid: number): CommandChannel {
    const channel = this.#queues.get(qid);
    if (!channel) throw new RangeError(`Unexpected queue ${qid}, expected one that was created`);
    return channel;
  }
}

import assert from 'node:assert/strict';
import type { FieldInput, FieldRecord } from '../../codegen/model/codec.ts';
import { COMPLETION_ENTRY_SIZE, SUBMISSION_ENTRY_SIZE } from '../../codegen/model/queue-entry.ts';
import { CompletionRing } from '../../reference/host/completion-ring.ts';
import type { NamedResult } from '../../reference/host/command-channel.ts';
import { PAGE_SIZE } from '../../reference/host/data-buffer.ts';
import { NvmeDriver } from '../../reference/host/nvme-driver.ts';
import type { RingPlace } from '../../reference/host/ring-place.ts';
import { SubmissionRing } from '../../reference/host/submission-ring.ts';
import { decodeCap } from '../../reference/generated/registers/cap.ts';
import { decodeCqe } from '../../reference/generated/structures/cqe.ts';
import type { SuitePlatform } from './platform.ts';

export const SUCCESS = 'Successful Completion';

/** Where the memory of cases begins: above that of the driver. */
const FIRST_ADDRESS = 0x8000_0000;
/** Offset of the opcode's dword and of the namespace identifier in a submission queue entry. */
const NSID = 4;

/** A submission queue with the completion queue that it uses. */
export interface Queue {
  readonly submission: SubmissionRing;
  readonly completion: CompletionRing;
}

/** The driver as the cases of the suite use it: commands that may fail, and rings that they fill by hand. */
export class SuiteDriver {
  readonly nvme: NvmeDriver;
  readonly platform: SuitePlatform;
  #next = FIRST_ADDRESS;

  constructor(platform: SuitePlatform) {
    this.platform = platform;
    this.nvme = new NvmeDriver(platform);
  }

  /** A driver whose controller is enabled. */
  static started(platform: SuitePlatform): SuiteDriver {
    const driver = new SuiteDriver(platform);
    driver.nvme.start();
    return driver;
  }

  /** The address of so many pages of zeros that nobody else uses. */
  pages(count: number): number {
    const address = this.#next;
    // A page that is not mapped stays between two places: what runs over the end is a fault.
    this.#next += (count + 1) * PAGE_SIZE;
    this.platform.memory.map(this.platform.space, address, count * PAGE_SIZE);
    return address;
  }

  store(address: number, bytes: Uint8Array): void {
    this.platform.memory.store(this.platform.space, address, bytes);
  }

  load(address: number, size: number): Uint8Array {
    return this.platform.memory.load(this.platform.space, address, size);
  }

  unmap(address: number, size: number): void {
    this.platform.memory.unmap(this.platform.space, address, size);
  }

  /** Sends an admin command. */
  admin(name: string, fields: FieldInput = {}, data?: Uint8Array): NamedResult {
    return this.nvme.admin.execute(name, fields, data);
  }

  /** Sends an admin command that has to get one of the statuses. */
  expectAdmin(
    expected: string | readonly string[],
    name: string,
    fields: FieldInput = {},
    data?: Uint8Array,
  ): FieldRecord {
    const { status, result } = this.admin(name, fields, data);
    expectStatus(status, expected, name, fields);
    return result;
  }

  /** Sends an I/O command on queue `qid` that has to get one of the statuses. Returns its data. */
  expectIo(
    expected: string | readonly string[],
    qid: number,
    name: string,
    fields: FieldInput = {},
    data?: Uint8Array,
  ): Uint8Array {
    const result = this.nvme.io(qid, name, fields, data);
    expectStatus(result.status, expected, name, fields);
    return result.data;
  }

  /** The fields of a register. */
  register<T>(name: string, decode: (bytes: Uint8Array) => T): T {
    return decode(this.nvme.registers.read(name));
  }

  /** Memory for a ring: one piece, or pages apart from each other where CAP.CQR is 0b; and what its creation says of it. */
  #place(qid: number, entries: number, entrySize: number): { readonly place: RingPlace; readonly fields: FieldInput } {
    const common = { tag: this.platform.space, entries, qid };
    const count = Math.ceil((entries * entrySize) / PAGE_SIZE);
    const fields = { QID: qid, QSIZE: entries - 1 };
    if (this.register('CAP', decodeCap).cqr === 1) {
      const address = this.pages(count);
      return { place: { ...common, address }, fields: { ...fields, PCONT: 1, PRP1: address } };
    }
    const list = this.pages(1);
    // The first page lies highest.
    const pages = Array.from({ length: count }, () => this.pages(1)).reverse();
    this.store(list, new Uint8Array(BigUint64Array.from(pages, BigInt).buffer));
    return { place: { ...common, address: 0, pages }, fields: { ...fields, PCONT: 0, PRP1: list } };
  }

  /** Creates a completion queue. */
  completionQueue(qid: number, entries: number, more: FieldInput = {}): CompletionRing {
    const { place, fields } = this.#place(qid, entries, COMPLETION_ENTRY_SIZE);
    const ring = new CompletionRing(this.nvme.registers, this.platform.memory, place);
    ring.clear();
    this.expectAdmin(SUCCESS, 'Create I/O Completion Queue', { ...fields, ...more });
    return ring;
  }

  /** Creates a submission queue. */
  submissionQueue(qid: number, entries: number, CQID: number): SubmissionRing {
    const { place, fields } = this.#place(qid, entries, SUBMISSION_ENTRY_SIZE);
    const ring = new SubmissionRing(this.nvme.registers, this.platform.memory, place);
    ring.clear();
    this.expectAdmin(SUCCESS, 'Create I/O Submission Queue', { ...fields, CQID });
    return ring;
  }

  /** Creates both queues of a pair. */
  queue(qid: number, entries = 8, fields: FieldInput = {}): Queue {
    const completion = this.completionQueue(qid, entries, fields);
    return { submission: this.submissionQueue(qid, entries, qid), completion };
  }

  /** The entry of a command; its pointers are those of `fields`. */
  entry(name: string, fields: FieldInput = {}): Uint8Array {
    return this.nvme.admin.codec.entry(name, fields);
  }

  /** Lets the controller work, and takes the next completion of a queue. @throws Error where there is none. */
  next({ completion }: Pick<Queue, 'completion'>): {
    readonly cid: number;
    readonly status: string;
    readonly sqid: number;
    readonly sqhd: number;
    /** M: whether the error log tells more. */
    readonly more: boolean;
  } {
    this.settle();
    const entry = completion.take();
    if (entry === null) throw new Error('Unexpected silence of the controller, expected a completion');
    const { cid, sct, sc, sqid, sqhd, m } = decodeCqe(entry);
    return { cid, status: this.nvme.admin.codec.statusName((sct << 8) | sc), sqid, sqhd, more: m === 1 };
  }

  /** Submits a command with its own pointers on a queue; its status. */
  execute(queue: Queue, name: string, fields: FieldInput): string {
    const cid = queue.submission.submit(this.entry(name, fields));
    const { cid: answered, status } = this.next(queue);
    assert.equal(answered, cid, 'the completion is that of the command');
    return status;
  }

  /** Whether nothing more has arrived in a queue. */
  expectSilence({ completion }: Pick<Queue, 'completion'>): void {
    this.settle();
    assert.equal(completion.peek(), null, 'no completion');
  }

  settle(): void {
    this.nvme.registers.settle();
  }

  /** An entry with an opcode and a namespace, and nothing else. */
  bare(opcode: number, nsid = 0): Uint8Array {
    const entry = new Uint8Array(64);
    entry[0] = opcode;
    new DataView(entry.buffer).setUint32(NSID, nsid, true);
    return entry;
  }
}

/** Judges a status. */
export function expectStatus(
  status: string,
  expected: string | readonly string[],
  name: string,
  fields: FieldInput = {},
): void {
  const accepted = typeof expected === 'string' ? [expected] : expected;
  assert.ok(
    accepted.includes(status),
    `Unexpected ${status} of ${name} ${JSON.stringify(fields)}, expected ${accepted.join(' or ')}`,
  );
}

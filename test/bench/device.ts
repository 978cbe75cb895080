import { rotating } from '../../codegen/language/choose.ts';
import type { Model } from '../../codegen/model/model.ts';
import { Controller } from '../../reference/controller/controller.ts';
import { encodeAcq } from '../../reference/generated/registers/acq.ts';
import { encodeAqa } from '../../reference/generated/registers/aqa.ts';
import { encodeAsq } from '../../reference/generated/registers/asq.ts';
import { encodeCc } from '../../reference/generated/registers/cc.ts';
import { decodeCap } from '../../reference/generated/registers/cap.ts';
import { decodeCsts } from '../../reference/generated/registers/csts.ts';
import { CommandCodec } from '../../reference/host/command-codec.ts';
import { LIMITS } from '../../reference/host/fixtures.ts';
import { RegisterAccess } from '../../reference/host/register-access.ts';
import { FlatMemory } from './flat-memory.ts';
import type { PreparedQueueLayout } from './prepared-queue.ts';
import { PreparedQueue } from './prepared-queue.ts';

/** Entries of each ring: a power of two, above the greatest queue depth. */
const ENTRIES = 64;
const PAGE = 4096;
/** Where the rings and the data buffers lie. */
const ADDRESS = {
  adminSubmission: 0x1_0000,
  adminCompletion: 0x2_0000,
  submission: 0x3_0000,
  completion: 0x4_0000,
  data: 0x10_0000,
} as const;
export const MEMORY_SIZE = ADDRESS.data + ENTRIES * PAGE;
/** Logical blocks of each namespace: a page of its own for each slot of a ring. */
const BLOCKS = (ENTRIES * PAGE) / 512;

/** What differs from the device of most benchmarks. */
export interface BenchDeviceOptions {
  readonly limits?: Readonly<Record<string, number>>;
  readonly memory?: FlatMemory;
}

/** A controller for benchmarks that is ready, with I/O queue 1; all that a host does to it goes through registers and memory. */
export class BenchDevice {
  readonly memory: FlatMemory;
  readonly codec: CommandCodec;
  readonly admin: PreparedQueue;
  readonly io: PreparedQueue;
  readonly #controller: Controller;
  readonly #stride: number;

  constructor(model: Model, { limits = {}, memory = new FlatMemory(MEMORY_SIZE) }: BenchDeviceOptions = {}) {
    const least = Object.fromEntries(model.limits.map(({ mnemonic, minimum }) => [mnemonic, minimum]));
    this.memory = memory;
    this.codec = new CommandCodec(model);
    this.#controller = new Controller(model, {
      limits: { ...least, ...LIMITS, MAXQE: ENTRIES, NSZE: BLOCKS, ...limits },
      memory,
      chooser: rotating,
    });
    const registers = new RegisterAccess(model, this.#controller);
    this.#enable(registers);
    this.#stride = decodeCap(registers.read('CAP')).dstrd;
    this.admin = this.queue({
      pair: 0,
      submissionQueue: ADDRESS.adminSubmission,
      completionQueue: ADDRESS.adminCompletion,
    });
    this.#create('Create I/O Completion Queue', { QID: 1, PRP1: ADDRESS.completion });
    this.#create('Create I/O Submission Queue', { QID: 1, CQID: 1, PRP1: ADDRESS.submission });
    this.io = this.queue({ pair: 1, submissionQueue: ADDRESS.submission, completionQueue: ADDRESS.completion });
  }

  /** The address of the data buffer that belongs to a slot. */
  bufferAt(slot: number): number {
    return ADDRESS.data + slot * PAGE;
  }

  /** The queues of a pair of the device; where they lie is counted in the bytes of `memory`. */
  queue(
    place: Pick<PreparedQueueLayout, 'pair' | 'submissionQueue' | 'completionQueue'>,
    entries = ENTRIES,
  ): PreparedQueue {
    return new PreparedQueue(this.#controller, this.memory, { ...place, stride: this.#stride, entries });
  }

  #enable(registers: RegisterAccess): void {
    registers.write('AQA', encodeAqa({ asqs: ENTRIES - 1, acqs: ENTRIES - 1 }));
    registers.write('ASQ', encodeAsq({ asqb: ADDRESS.adminSubmission / PAGE }));
    registers.write('ACQ', encodeAcq({ acqb: ADDRESS.adminCompletion / PAGE }));
    registers.write('CC', encodeCc({ iocqes: 4, iosqes: 6, en: 1 }));
    registers.settle();
    if (decodeCsts(registers.read('CSTS')).rdy !== 1)
      throw new Error('Unexpected controller that is not ready, expected CSTS.RDY to be 1b');
  }

  #create(name: string, fields: Readonly<Record<string, number>>): void {
    this.admin.execute(this.codec.entry(name, { QSIZE: ENTRIES - 1, PCONT: 1, ...fields }));
  }
}

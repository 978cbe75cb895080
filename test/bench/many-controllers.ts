import type { Model } from '../../codegen/model/model.ts';
import { FeatureIdentifier } from '../../reference/generated/values/fid.ts';
import { Select } from '../../reference/generated/values/receive-sel.ts';
import { Action } from '../../reference/generated/values/state-act.ts';
import { TagType } from '../../reference/generated/values/ttype.ts';
import { decodeXcdbm } from '../../reference/generated/structures/xcdbm.ts';
import { BenchDevice, MEMORY_SIZE } from './device.ts';
import { FlatMemory, SHORT_PAGE } from './flat-memory.ts';
import type { PreparedQueue } from './prepared-queue.ts';

/** Queue pairs of each controller that is configured: the admin queue and I/O queue 1. */
const PAIRS = 2;
/** Where a tenant's rings lie in its space, and how many entries each has. */
const RING = {
  adminSubmission: 0x1000,
  adminCompletion: 0x2000,
  submission: 0x3000,
  completion: 0x4000,
  entries: 4,
} as const;
const TENANT_SIZE = 5 * SHORT_PAGE;
/** Bytes of an entry in which Command Dword 10 stands. */
const CDW10 = 40;
/** Bytes of the data of Create Extended Controller in which the value of the first tag stands. */
const TVAL = 320;

/** How many extended controllers there can be, and how many of them can have queues. */
interface Capacity {
  readonly controllers: number;
  readonly configured: number;
}

/** A function with many extended controllers, driven through its registers and its queues only. */
export class ManyControllers {
  readonly #device: BenchDevice;
  readonly #entries: Readonly<
    Record<'create' | 'grant' | 'enable' | 'map' | 'remove' | 'completion' | 'submission' | 'features', Uint8Array>
  >;
  #nextPasid = 1;

  constructor(model: Model, { controllers, configured }: Capacity) {
    this.#device = new BenchDevice(model, {
      memory: new FlatMemory(MEMORY_SIZE, { count: configured, size: TENANT_SIZE }),
      limits: {
        MAXXC: controllers,
        FEQID: 2,
        POOLQP: Math.max(2, PAIRS * configured),
        MAXQP: PAIRS,
        PASIDMAX: 0xf_ffff,
      },
    });
    const { codec, memory } = this.#device;
    const data = this.#device.bufferAt(0);
    memory.bytes.set(codec.encode('CECD', { TAGLIST: [{ TTYPE: TagType.PASID }] }), data);
    const ring = { QID: 1, QSIZE: RING.entries - 1, PCONT: 1 };
    this.#entries = {
      create: codec.entry('Create Extended Controller', { NTAG: 1, PRP1: data }),
      grant: codec.entry('Set Extended Controller Resources', { NQP: PAIRS }),
      enable: codec.entry('Create Extended Admin Queue', {
        ...{ PRP1: RING.adminSubmission, ASQS: RING.entries - 1, PRP2: RING.adminCompletion, ACQS: RING.entries - 1 },
        ...{ EN: 1, IOSQES: 6, IOCQES: 4 },
      }),
      map: codec.entry('Extended Controller Receive', {
        SEL: Select.DoorbellMap,
        NUMD: 7,
        PRP1: this.#device.bufferAt(1),
      }),
      remove: codec.entry('Manage Extended Controller State', { ACT: Action.Delete }),
      completion: codec.entry('Create I/O Completion Queue', { ...ring, PRP1: RING.completion }),
      submission: codec.entry('Create I/O Submission Queue', { ...ring, CQID: 1, PRP1: RING.submission }),
      features: codec.entry('Get Features', { FID: FeatureIdentifier.NumberOfQueues }),
    };
  }

  /** Creates a controller with one tag of its own. Returns its generation and identifier, as commands name it. */
  create(): number {
    new DataView(this.#device.memory.bytes.buffer).setUint32(this.#device.bufferAt(0) + TVAL, this.#nextPasid, true);
    this.#nextPasid += 1;
    this.#device.admin.execute(this.#entries.create);
    return this.#device.admin.result;
  }

  /** Deletes a controller that `create` has returned. */
  remove(controller: number): void {
    this.#nextPasid -= 1;
    this.#manage(this.#entries.remove, controller);
  }

  /**
   * Creates a controller and gives it two queue pairs, an admin queue and I/O queue 1. Returns its admin queue, on which it
   * executes Get Features.
   */
  configure(): PreparedQueue {
    const pasid = this.#nextPasid;
    const controller = this.create();
    this.#manage(this.#entries.grant, controller);
    this.#manage(this.#entries.enable, controller);
    this.#manage(this.#entries.map, controller);
    const { memory } = this.#device;
    const [first] = decodeXcdbm(memory.bytes.subarray(this.#device.bufferAt(1)), 0, PAIRS).entries;
    const place = (address: number): number => memory.place({ routingId: null, pasid }, address, 0);
    const queue = this.#device.queue(
      {
        pair: first?.pair ?? 0,
        submissionQueue: place(RING.adminSubmission),
        completionQueue: place(RING.adminCompletion),
      },
      RING.entries,
    );
    queue.execute(this.#entries.completion);
    queue.execute(this.#entries.submission);
    queue.fill(() => this.#entries.features);
    return queue;
  }

  #manage(entry: Uint8Array, controller: number): void {
    new DataView(entry.buffer).setUint32(CDW10, controller, true);
    this.#device.admin.execute(entry);
  }
}

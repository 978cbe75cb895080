import { writeBits } from '../../codegen/model/bits.ts';
import type { RecordValue } from '../../codegen/language/values.ts';
import type { Model } from '../../codegen/model/model.ts';
import { NAMESPACE, UNDERLYING_NAMESPACES } from '../../codegen/model/vocabulary.ts';
import type { ControllerOptions } from '../../reference/controller/controller-options.ts';
import { Controller } from '../../reference/controller/controller.ts';
import type { DmaPort } from '../../reference/controller/dma.ts';
import { doorbellAt, doorbellOffset } from '../../reference/controller/doorbells.ts';
import type { Media } from '../../reference/controller/media.ts';
import { MemoryMedia } from '../../reference/controller/memory-media.ts';
import { mediaOfClasses } from '../../reference/controller/namespace-configuration.ts';
import { VirtualClock } from '../../reference/controller/virtual-clock.ts';
import { CommandCodec } from '../../reference/host/command-codec.ts';
import { HostMemory } from '../../reference/host/memory.ts';
import { CommandNames } from './command-names.ts';
import { DmaLog } from './dma-log.ts';
import { entryAddress } from './entry-address.ts';
import { MediaLog } from './media-log.ts';
import { PrimaryRings } from './primary-rings.ts';
import type { Random } from './random.ts';
import type { TailWrite } from './ring-pointers.ts';
import type { QueueView, Snapshot } from './snapshot.ts';
import { controllersOf, queuesOf } from './snapshot.ts';
import { Spaces } from './spaces.ts';
import { Traffic } from './traffic.ts';
import { Witness } from './witness.ts';
import type { Limits, World } from './worlds.ts';

/** A doorbell holds 16 bits. */
const DOORBELL_VALUES = 0x1_0000;

/** Puts something wrong between the device and its surroundings, to prove that it is noticed. */
export interface Tampering {
  /** What the device gets as its port; `bus` is what the checks see. */
  readonly port?: (bus: DmaLog) => DmaPort;
  /** What the device gets as its media. */
  readonly media?: (media: Media) => Media;
  /** Changes the device after it was made. */
  readonly device?: (controller: Controller) => void;
}

/** The Controller Identifier of the primary controller. */
export const PRIMARY = 0xf0;

/** What only the primary controller is called, as bytes in a data structure. */
export const PRIMARY_NAMES = ['PRIMARY'.padEnd(20), 'nqn.2026-01.example:primary'].map((name) =>
  new TextEncoder().encode(name),
);

/** A device with everything that a hostile host has in its hands, and the means to watch it. */
export class HostileHost {
  readonly model: Model;
  readonly limits: Limits;
  readonly random: Random;
  readonly controller: Controller;
  readonly codec: CommandCodec;
  readonly bus: DmaLog;
  readonly media: MediaLog;
  /** The media itself, to hold operations. */
  readonly blocks = new MemoryMedia();
  readonly spaces: Spaces;
  readonly traffic: Traffic;
  /** Whether the media takes time. */
  readonly isTimed: boolean;
  /** The vectors of the interrupts in this step. */
  readonly interrupts: number[] = [];
  readonly #primary: PrimaryRings;
  readonly #tails = new WeakMap<object, number>();
  #cid = 0;
  #said: string[] = [];
  #tailWrites: TailWrite[] = [];

  constructor(model: Model, { limits, namespaces }: World, random: Random, tampering: Tampering = {}) {
    this.model = model;
    this.limits = limits;
    this.random = random;
    this.codec = new CommandCodec(model);
    this.spaces = new Spaces(new HostMemory(), random);
    this.bus = new DmaLog(this.spaces.memory);
    const clock = new VirtualClock();
    // The log hears what the controller asks for, the blocks of what comes out of caches and when its time has come.
    this.media = new MediaLog(mediaOfClasses(this.blocks, namespaces, clock), () => this.bus.count);
    this.isTimed = namespaces.some(({ media }) => media !== undefined);
    this.traffic = new Traffic(new CommandNames(model));
    const parts: ControllerOptions = {
      limits,
      memory: tampering.port?.(this.bus) ?? this.bus,
      media: tampering.media?.(this.media) ?? this.media,
      clock,
      configuration: {
        ...{ CNTLID: PRIMARY, SN: 'PRIMARY', SUBNQN: 'nqn.2026-01.example:primary' },
        namespaces: namespaces.map(({ NSID, size, blockSize }) => ({ NSID, size, blockSize })),
      },
      tracer: new Witness((label) => this.bus.mark(label)),
      onInterrupt: (vector) => this.interrupts.push(vector),
    };
    this.controller = new Controller(model, parts);
    tampering.device?.(this.controller);
    this.#primary = new PrimaryRings(this.controller);
  }

  /** Says what is being done, for the report. */
  say(text: string): void {
    this.#said.push(text);
  }

  /** What was said since the last time. */
  takeWords(): string {
    return this.#said.splice(0).join('; ');
  }

  /** The device as it is now. */
  snapshot(): Snapshot {
    const controllers = controllersOf(this.controller.controlPlane.state);
    const primary = this.#primary.view(this.controller.controlPlane.state);
    const all = [primary, ...controllers.map(queuesOf)];
    return {
      controllers,
      submission: all.flatMap(({ submission }) => submission),
      completion: all.flatMap(({ completion }) => completion),
      primary: this.#primary.phase,
      isReady: this.#primary.isReady,
      isShutDown: this.#primary.isShutDown,
      isFatal: this.#primary.isFatal,
      primaryQueues: this.#primary.tableQueues(this.controller.controlPlane.state),
    };
  }

  /** An underlying namespace, as the tables describe it. */
  namespace(underlying: number): { readonly size: number; readonly blockSize: number } {
    const all = this.controller.controlPlane.state['PC']?.get(0)?.attributes[UNDERLYING_NAMESPACES];
    const record = all instanceof Map ? (all as ReadonlyMap<number, RecordValue>).get(underlying) : undefined;
    return { size: Number(record?.[NAMESPACE.size] ?? 1), blockSize: Number(record?.[NAMESPACE.blockSize] ?? 512) };
  }

  /** The admin submission queue of the primary controller; `null` while it has none. */
  get primaryQueue(): QueueView | null {
    return this.snapshot().submission.find(({ owner, qid }) => owner === null && qid === 0) ?? null;
  }

  write(offset: number, value: number): void {
    const doorbell = doorbellAt(offset, this.controller.registers.get('CAP', 'DSTRD'));
    if (doorbell?.queue === 'sq') this.#noteTail(doorbell.qid, value);
    this.controller.writeRegister(offset, 4, value);
    this.#primary.track(false);
  }

  /** The writes to submission queue tail doorbells since the last time. */
  takeTailWrites(): readonly TailWrite[] {
    return this.#tailWrites.splice(0);
  }

  #noteTail(pair: number, value: number): void {
    const queue = this.snapshot().submission.find((each) => each.pair === pair);
    if (queue) this.#tailWrites.push({ queue: queue.identity, value: value % DOORBELL_VALUES, after: this.bus.count });
  }

  /** Writes fields of a register; the others are cleared. */
  writeRegister(name: string, fields: Readonly<Record<string, number>>): void {
    const register = this.model.registers.find(({ mnemonic }) => mnemonic === name);
    if (!register) return;
    const bytes = new Uint8Array(register.size);
    for (const { mnemonic, bit, width } of register.fields)
      writeBits(bytes, bit, width, BigInt.asUintN(width, BigInt(fields[mnemonic] ?? 0)));
    const view = new DataView(bytes.buffer);
    for (let at = 0; at < register.size; at += 4) this.write(register.offset + at, view.getUint32(at, true));
  }

  ring(kind: 'sq' | 'cq', pair: number, value: number): void {
    this.write(doorbellOffset({ queue: kind, qid: pair }, this.controller.registers.get('CAP', 'DSTRD')), value);
  }

  settle(): void {
    this.controller.settle();
    this.#primary.track(this.blocks.heldOperations === 0);
  }

  /**
   * Lets so many nanoseconds pass; what takes longer goes on. Where a reset waits for the media it is waited for: a host that
   * has enabled the controller anew would not see CSTS.RDY go and come back.
   */
  pass(duration: number): void {
    if (this.#primary.phase === 'draining') {
      this.settle();
      return;
    }
    this.controller.advance(duration);
    this.#primary.track(false);
  }

  powerOn(): void {
    this.controller.powerOn();
    this.#primary.forget();
  }

  /** A command identifier that no command had for long. */
  nextCid(): number {
    this.#cid = (this.#cid + 1) % 0xffff;
    return this.#cid;
  }

  /** Puts an entry into a submission queue and rings. */
  submit(queue: QueueView, entry: Uint8Array): void {
    const tail = this.#tails.get(queue.identity) ?? 0;
    const address = entryAddress(this.spaces.memory, queue, entry.length, tail);
    if (address !== null) this.spaces.memory.write(queue.tag, address, entry);
    const next = (tail + 1) % queue.entries;
    this.#tails.set(queue.identity, next);
    this.ring('sq', queue.pair, next);
  }

  /** Takes all completions of a queue. */
  drain(queue: QueueView): void {
    this.ring('cq', queue.pair, this.traffic.tail(queue));
  }
}

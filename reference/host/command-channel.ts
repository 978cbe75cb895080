import type { FieldInput, FieldRecord } from '../../codegen/model/codec.ts';
import type { BusTag } from '../controller/dma.ts';
import { decodeCqe } from '../generated/structures/cqe.ts';
import type { CommandCodec } from './command-codec.ts';
import { DataBuffer } from './data-buffer.ts';
import type { HostMemory } from './memory.ts';
import type { QueuePairLayout } from './queue-pair.ts';
import { QueuePair } from './queue-pair.ts';
import type { RegisterAccess } from './register-access.ts';

/** What came back for a command. */
export interface CommandResult {
  /** The completion queue entry. */
  readonly completion: Uint8Array;
  /** `SCT << 8 | SC` */
  readonly status: number;
  /** The data buffer after the command. */
  readonly data: Uint8Array;
}

/** What came back for a command that was named. */
export interface NamedResult {
  readonly status: string;
  /** The completion's fields by mnemonic. */
  readonly result: FieldRecord;
  readonly data: Uint8Array;
}

/** Where a channel lies in its address space. */
export interface ChannelLayout extends QueuePairLayout {
  /** Address of the first data buffer; each command that is outstanding beside others has one of its own. */
  readonly data: number;
}

/** Bytes from one data buffer to the next. */
const BUFFER_DISTANCE = 0x40_0000;

interface Outstanding {
  readonly slot: number;
  readonly buffer: DataBuffer;
  readonly length: number;
}

/** Commands through one queue pair, with their data. */
export class CommandChannel {
  readonly queues: QueuePair;
  readonly codec: CommandCodec;
  readonly #registers: RegisterAccess;
  readonly #buffer: (slot: number) => DataBuffer;
  readonly #outstanding = new Map<number, Outstanding>();
  /** Completions that have arrived and that nobody has asked for yet. */
  readonly #arrived = new Map<number, CommandResult>();
  readonly #queueNumbers = new Set<number>();
  #beginnings = 0;

  constructor(
    codec: CommandCodec,
    registers: RegisterAccess,
    memory: HostMemory,
    { tag, pair, layout }: { readonly tag: BusTag | null; readonly pair: number; readonly layout: ChannelLayout },
  ) {
    this.codec = codec;
    this.queues = new QueuePair(registers, memory, { tag, pair, layout });
    this.#registers = registers;
    this.#buffer = (slot) => new DataBuffer(memory, tag, layout.data + slot * BUFFER_DISTANCE);
  }

  /** The values of SQID in all completions so far. */
  get queueNumbers(): readonly number[] {
    return [...this.#queueNumbers];
  }

  /** Maps the rings, clears them and begins anew. */
  clear(): void {
    this.queues.clear();
    this.#outstanding.clear();
    this.#arrived.clear();
    this.#beginnings += 1;
  }

  /** Submits an entry without waiting for its completion. Returns its command identifier. */
  start(entry: Uint8Array, data: Uint8Array = new Uint8Array(0)): number {
    const taken = new Set([...this.#outstanding.values()].map((each) => each.slot));
    let slot = 0;
    while (taken.has(slot)) slot += 1;
    const buffer = this.#buffer(slot);
    const bytes = entry.slice();
    buffer.place(bytes, data);
    const cid = this.queues.submit(bytes);
    this.#outstanding.set(cid, { slot, buffer, length: data.length });
    return cid;
  }

  /** How often the channel began anew: what was started before will not complete. */
  get beginnings(): number {
    return this.#beginnings;
  }

  /** Lets the controller work; the result of a command that was started, once, or `null` while it has none. */
  finish(cid: number): CommandResult | null {
    this.#registers.settle();
    for (let completion = this.queues.take(); completion !== null; completion = this.queues.take()) {
      const { cid: answered, sct, sc, sqid } = decodeCqe(completion);
      const { buffer, length } = this.#outstanding.get(answered) ?? { buffer: this.#buffer(0), length: 0 };
      this.#outstanding.delete(answered);
      this.#queueNumbers.add(sqid);
      this.#arrived.set(answered, { completion, status: (sct << 8) | sc, data: buffer.load(length) });
    }
    const result = this.#arrived.get(cid) ?? null;
    this.#arrived.delete(cid);
    return result;
  }

  /** Submits an entry with its own identifier and PRP entries, and waits for its completion. */
  submit(entry: Uint8Array, data: Uint8Array = new Uint8Array(0)): CommandResult {
    const cid = this.start(entry, data);
    const result = this.finish(cid);
    if (!result) throw new Error('Unexpected silence of the controller, expected a completion; look at CSTS.CFS');
    return result;
  }

  /** Submits a command of the model by name; the opcode and the pointers to the data are filled in. */
  execute(name: string, fields: FieldInput = {}, data: Uint8Array = new Uint8Array(0)): NamedResult {
    return this.named(name, this.submit(this.codec.entry(name, fields), data));
  }

  /** A result with the names of the command's own fields. */
  named(name: string, { completion, status, data }: CommandResult): NamedResult {
    return { status: this.codec.statusName(status), result: this.codec.completion(name, completion), data };
  }

  /** As `execute`, for a command that has to succeed. @throws Error where it does not. */
  require(name: string, fields: FieldInput = {}, data: Uint8Array = new Uint8Array(0)): NamedResult {
    const result = this.execute(name, fields, data);
    if (result.status !== 'Successful Completion')
      throw new Error(`Unexpected ${result.status} of ${name}, expected Successful Completion`);
    return result;
  }
}

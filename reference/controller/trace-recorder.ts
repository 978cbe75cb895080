import type { LayoutCodec } from '../../codegen/model/codec.ts';
import { layoutCodec } from '../../codegen/model/codec.ts';
import { bytesToHex } from '../../codegen/model/hex.ts';
import { structuresByMnemonic } from '../../codegen/model/lookup.ts';
import type { Model } from '../../codegen/model/model.ts';
import { formatStatus } from '../../codegen/model/numbers.ts';
import { COMPLETION_ENTRY, completionStatus, SUBMISSION_ENTRY } from '../../codegen/model/queue-entry.ts';
import type { Origin } from './origin.ts';
import type { BusTag, DmaPort, DmaPurpose } from './dma.ts';
import type { Doorbell } from './doorbells.ts';
import type { DeliverInterrupt } from './interrupt-table.ts';
import type { Task } from './task.ts';
import type { BarTrace, RegisterTrace, TraceBody, TracedController, Tracer } from './trace.ts';

/** How a controller executes a command. */
type Execute = (entry: Uint8Array, origin: Origin) => Task;

/** Makes trace events of what the parts of a controller tell, and numbers them. */
export class TraceRecorder {
  readonly #tracer: Tracer;
  readonly #submission: LayoutCodec;
  readonly #completion: LayoutCodec;
  readonly #objects: ReadonlyMap<string, string>;
  #seq = 0;
  /** What a doorbell write that is not recorded yet has led to; `null` where there is none. */
  #later: TraceBody[] | null = null;

  constructor(model: Model, tracer: Tracer) {
    this.#tracer = tracer;
    this.#submission = entryCodec(model, SUBMISSION_ENTRY);
    this.#completion = entryCodec(model, COMPLETION_ENTRY);
    this.#objects = new Map(model.events.map(({ name, appliesTo }) => [name, appliesTo.name]));
  }

  /** The same memory, with a trace of every access. */
  memory(port: DmaPort): DmaPort {
    const traced =
      (direction: 'read' | 'write') =>
      (tag: BusTag | null, address: number, bytes: Uint8Array, purpose: DmaPurpose = 'data'): boolean => {
        const isDone = port[direction](tag, address, bytes, purpose);
        this.#record({
          kind: 'dma',
          direction,
          purpose,
          tag,
          address: BigInt(address),
          length: bytes.length,
          fault: !isDone,
          bytes: isDone ? bytesToHex(bytes.subarray(0, this.#tracer.dataBytes ?? 0)) : '',
        });
        return isDone;
      };
    return { read: traced('read'), write: traced('write') };
  }

  /** A host reads or writes a register of the controller. A write is recorded before anything comes of it. */
  registerAccess(access: RegisterTrace): void {
    this.#record(access);
  }

  /** A host reads or writes elsewhere in the function's memory space. */
  barAccess(access: BarTrace): void {
    this.#record(access);
  }

  /** A host reads or writes a dword of configuration space. */
  configurationAccess(
    kind: 'configuration-read' | 'configuration-write',
    name: string | null,
    offset: number,
    value: number,
  ): void {
    this.#record({ kind, name, offset, size: 4, value: BigInt(value >>> 0) });
  }

  /** A host writes a doorbell. `ring` does what comes of it and says whether a queue took it: the write is recorded before that. */
  doorbell({ queue, qid }: Doorbell, value: number, ring: () => boolean): void {
    const later: TraceBody[] = [];
    this.#later = later;
    let found = false;
    try {
      found = ring();
    } finally {
      this.#later = null;
      this.#record({ kind: 'doorbell', queue, pair: qid, value, found });
      for (const body of later) this.#record(body);
    }
  }

  /** The same way to execute commands, with a trace of each one before anything is done for it. */
  commands(execute: Execute): Execute {
    return (entry, origin) => {
      const cid = Number(this.#submission.decode(entry)['CID']);
      this.#record({
        kind: 'command',
        controller: origin.receiver,
        sqid: origin.queue.qid,
        cid,
        opcode: entry[0] as number,
        entry: bytesToHex(entry),
      });
      return execute(entry, origin);
    };
  }

  /** A completion has arrived in host memory. */
  completion(entry: Uint8Array, controller: TracedController): void {
    const fields = this.#completion.decode(entry);
    this.#record({
      kind: 'completion',
      controller,
      sqid: Number(fields['SQID']),
      cid: Number(fields['CID']),
      status: formatStatus(completionStatus(fields) ?? 0),
      entry: bytesToHex(entry),
    });
  }

  /** The same way to deliver interrupts, with a trace of each one. */
  interrupts(deliver: DeliverInterrupt): DeliverInterrupt {
    return (vector, message) => {
      this.#record({ kind: 'interrupt', vector, ...message });
      deliver(vector, message);
    };
  }

  /** An event happens to one object, or to all of its type. */
  event(name: string, key: number | null): void {
    this.#record({ kind: 'event', name, object: this.#objects.get(name) ?? '', key });
  }

  #record(body: TraceBody): void {
    if (this.#later !== null) {
      this.#later.push(body);
      return;
    }
    this.#seq += 1;
    this.#tracer.record({ seq: this.#seq, ...body });
  }
}

function entryCodec(model: Model, mnemonic: string): LayoutCodec {
  const structures = structuresByMnemonic(model);
  const entry = structures.get(mnemonic);
  if (!entry)
    throw new RangeError(
      `Unexpected specification without the data structure ${mnemonic}, expected it in the base annex`,
    );
  return layoutCodec(entry, structures);
}

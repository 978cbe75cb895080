import type { BusTag } from '../controller/dma.ts';
import type { CommandResult } from '../host/command-channel.ts';
import { CommandChannel } from '../host/command-channel.ts';
import type { CommandCodec } from '../host/command-codec.ts';
import type { FieldInput } from '../../codegen/model/codec.ts';
import type { HostMemory } from '../host/memory.ts';
import { RegisterAccess } from '../host/register-access.ts';
import type { Model } from '../../codegen/model/model.ts';
import type { PropertyAccess } from './property-access.ts';
import { ProcessPort } from './property-access.ts';

/** What the owner of a controller hands to a process with a queue pair. */
export interface Delegation {
  readonly model: Model;
  readonly codec: CommandCodec;
  /** The service that maps the one page; the process gets nothing else of it. */
  readonly service: PropertyAccess;
  readonly memory: HostMemory;
  /** The address space of the tag index with which the owner has created the queues. */
  readonly space: BusTag | null;
  readonly qid: number;
  /** CAP.DSTRD. */
  readonly stride: number;
  readonly rings: { readonly submissionQueue: number; readonly completionQueue: number; readonly entries: number };
  /** Address of the data buffers in the address space of the process. */
  readonly data: number;
}

/**
 * The third form of composition: a process that has one queue pair of somebody else's controller, its rings in its own
 * memory and one doorbell page. It has no admin queue, and reaches no register.
 */
export class DelegatedQueue {
  readonly #channel: CommandChannel;

  constructor({ model, codec, service, memory, space, qid, stride, rings, data }: Delegation) {
    const registers = new RegisterAccess(model, new ProcessPort(service, stride));
    const layout = { ...rings, data };
    this.#channel = new CommandChannel(codec, registers, memory, { tag: space, pair: qid, layout });
    this.#channel.clear();
  }

  /** Sends an I/O command and waits for its completion. */
  execute(name: string, fields: FieldInput, data?: Uint8Array): CommandResult {
    return this.#channel.submit(this.#channel.codec.entry(name, fields), data);
  }
}

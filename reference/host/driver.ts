import type { FieldInput, FieldRecord } from '../../codegen/model/codec.ts';
import type { Model } from '../../codegen/model/model.ts';
import type { BusTag } from '../controller/dma.ts';
import { encodeAcq } from '../generated/registers/acq.ts';
import { encodeAqa } from '../generated/registers/aqa.ts';
import { encodeAsq } from '../generated/registers/asq.ts';
import { encodeCc } from '../generated/registers/cc.ts';
import { decodeCsts } from '../generated/registers/csts.ts';
import type { ChannelLayout, CommandResult, NamedResult } from './command-channel.ts';
import { CommandChannel } from './command-channel.ts';
import { CommandCodec } from './command-codec.ts';
import { PAGE_SIZE } from './data-buffer.ts';
import type { HostMemory } from './memory.ts';
import type { RegisterPort } from './register-access.ts';
import { RegisterAccess } from './register-access.ts';

/** Where the driver puts its queues and its data buffers; a data buffer takes what lies above. */
export type DriverLayout = ChannelLayout;

const defaultLayout: DriverLayout = {
  submissionQueue: 0x10_0000,
  completionQueue: 0x11_0000,
  data: 0x20_0000,
  entries: 16,
};

/** A driver of the admin queue of a controller with registers. `space` is the address space of its memory. */
export class AdminDriver {
  /** The admin queue, for several commands at a time. */
  readonly channel: CommandChannel;
  readonly codec: CommandCodec;
  readonly #registers: RegisterAccess;

  constructor(
    model: Model,
    port: RegisterPort,
    memory: HostMemory,
    layout: Partial<DriverLayout> = {},
    space: BusTag | null = null,
  ) {
    this.codec = new CommandCodec(model);
    this.#registers = new RegisterAccess(model, port);
    this.channel = new CommandChannel(this.codec, this.#registers, memory, {
      tag: space,
      pair: 0,
      layout: { ...defaultLayout, ...layout },
    });
  }

  /** Sets up the admin queues and enables the controller; whether it became ready. */
  enable(): boolean {
    const { submissionQueue, completionQueue, entries } = this.channel.queues.layout;
    this.channel.clear();
    this.#registers.write('AQA', encodeAqa({ asqs: entries - 1, acqs: entries - 1 }));
    this.#registers.write('ASQ', encodeAsq({ asqb: submissionQueue / PAGE_SIZE }));
    this.#registers.write('ACQ', encodeAcq({ acqb: completionQueue / PAGE_SIZE }));
    this.#registers.write('CC', encodeCc({ iocqes: 4, iosqes: 6, en: 1 }));
    this.#registers.settle();
    return this.isReady;
  }

  /** CSTS.RDY; not set where nothing answers, and a read returns all ones. */
  get isReady(): boolean {
    const status = this.#registers.read('CSTS');
    return !status.every((byte) => byte === 0xff) && decodeCsts(status).rdy === 1;
  }

  /** Disables the controller: a controller reset. */
  disable(): void {
    this.#registers.write('CC', encodeCc({}));
  }

  /** Submits an admin command with its own identifier and PRP entries, and waits for its completion. */
  submit(entry: Uint8Array, data?: Uint8Array): CommandResult {
    return this.channel.submit(entry, data);
  }

  /** Submits a command of the model by name; the opcode and the pointers to the data are filled in. */
  execute(name: string, fields?: FieldInput, data?: Uint8Array): NamedResult {
    return this.channel.execute(name, fields, data);
  }

  /** The bytes of a data structure, for a command's data. */
  encode(structure: string, fields: FieldInput): Uint8Array {
    return this.codec.encode(structure, fields);
  }

  /** The fields of a data structure that a command returned. */
  decode(structure: string, data: Uint8Array, counts?: Readonly<Record<string, number>>): FieldRecord {
    return this.codec.decode(structure, data, counts);
  }

  /** The Identify Controller data structure. */
  identify(): FieldRecord {
    return this.decode('IDC', this.execute('Identify', { CNS: 1 }, new Uint8Array(PAGE_SIZE)).data);
  }
}

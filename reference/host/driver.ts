import type { FieldInput, FieldRecord } from '../../codegen/model/codec.ts';
import { layoutCodec } from '../../codegen/model/codec.ts';
import { opcodeOf, statusByValue, structuresByMnemonic } from '../../codegen/model/lookup.ts';
import type { Model } from '../../codegen/model/model.ts';
import { commandLayout, completionLayout, SUBMISSION_ENTRY_SIZE } from '../../codegen/model/queue-entry.ts';
import { doorbellOffset } from '../controller/doorbells.ts';
import { encodeAcq } from '../generated/registers/acq.ts';
import { encodeAqa } from '../generated/registers/aqa.ts';
import { encodeAsq } from '../generated/registers/asq.ts';
import { decodeCap } from '../generated/registers/cap.ts';
import { encodeCc } from '../generated/registers/cc.ts';
import { decodeCsts } from '../generated/registers/csts.ts';
import { CQE_SIZE, decodeCqe } from '../generated/structures/cqe.ts';
import type { HostMemory } from './memory.ts';

/** What a driver needs of a controller, whatever lies between them. */
export interface RegisterPort {
  readRegister(offset: number, size: 4): number;
  writeRegister(offset: number, size: 4, value: number): void;
  /** Lets the controller work until it is idle. */
  settle(): void;
}

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

/** Where the driver puts its queues and its data buffer; the data buffer takes what lies above. */
export interface DriverLayout {
  readonly submissionQueue: number;
  readonly completionQueue: number;
  readonly data: number;
  /** Entries of each admin queue. */
  readonly entries: number;
}

const PAGE_SIZE = 4096;
const defaultLayout: DriverLayout = {
  submissionQueue: 0x10_0000,
  completionQueue: 0x11_0000,
  data: 0x20_0000,
  entries: 16,
};

/** A driver of one controller's admin queue at register level, one command at a time. */
export class AdminDriver {
  readonly #model: Model;
  readonly #port: RegisterPort;
  readonly #memory: HostMemory;
  readonly #layout: DriverLayout;
  #tail = 0;
  #head = 0;
  #phase: 0 | 1 = 1;
  #cid = 0;

  constructor(model: Model, port: RegisterPort, memory: HostMemory, layout: Partial<DriverLayout> = {}) {
    this.#model = model;
    this.#port = port;
    this.#memory = memory;
    this.#layout = { ...defaultLayout, ...layout };
  }

  /** Sets up the admin queues and enables the controller; whether it became ready. */
  enable(): boolean {
    const { submissionQueue, completionQueue, entries } = this.#layout;
    this.#clear(submissionQueue, entries * SUBMISSION_ENTRY_SIZE);
    this.#clear(completionQueue, entries * CQE_SIZE);
    this.#tail = this.#head = 0;
    this.#phase = 1;
    this.#write('AQA', encodeAqa({ asqs: entries - 1, acqs: entries - 1 }));
    this.#write('ASQ', encodeAsq({ asqb: submissionQueue / PAGE_SIZE }));
    this.#write('ACQ', encodeAcq({ acqb: completionQueue / PAGE_SIZE }));
    this.#write('CC', encodeCc({ iocqes: 4, iosqes: 6, en: 1 }));
    this.#port.settle();
    return decodeCsts(this.#read('CSTS')).rdy === 1;
  }

  /** Disables the controller: a controller reset. */
  disable(): void {
    this.#write('CC', encodeCc({}));
  }

  /** Submits an admin command with its own identifier and PRP entries, and waits for its completion. */
  submit(entry: Uint8Array, data: Uint8Array = new Uint8Array(0)): CommandResult {
    const { submissionQueue, entries } = this.#layout;
    const bytes = entry.slice();
    const view = new DataView(bytes.buffer);
    view.setUint16(2, (this.#cid = (this.#cid + 1) % 0xffff), true);
    this.#placeData(view, data);
    this.#memory.store(null, submissionQueue + this.#tail * SUBMISSION_ENTRY_SIZE, bytes);
    this.#tail = (this.#tail + 1) % entries;
    this.#ring('sq', this.#tail);
    this.#port.settle();
    const completion = this.#takeCompletion();
    const { sct, sc } = decodeCqe(completion);
    return { completion, status: (sct << 8) | sc, data: this.#memory.load(null, this.#layout.data, data.length) };
  }

  /** Submits a command of the model by name; the opcode and the pointers to the data are filled in. */
  execute(name: string, fields: FieldInput = {}, data: Uint8Array = new Uint8Array(0)): NamedResult {
    const command = this.#model.commands.find((candidate) => candidate.name === name);
    if (!command)
      throw new RangeError(
        `Unexpected command ${name}, expected one of ${this.#model.commands.map((known) => known.name).join(', ')}`,
      );
    const structures = structuresByMnemonic(this.#model);
    const entry = layoutCodec(commandLayout(command), structures).encode({
      OPC: opcodeOf(this.#model, command),
      ...fields,
    });
    const { completion, status, data: returned } = this.submit(entry, data);
    const result = layoutCodec(completionLayout(this.#model, command), structures).decode(completion);
    return {
      status: statusByValue(this.#model, status)?.name ?? `status ${status.toString(16)}h`,
      result,
      data: returned,
    };
  }

  /** The bytes of a data structure, for a command's data. */
  encode(structure: string, fields: FieldInput): Uint8Array {
    const { structures, layout } = this.#structure(structure);
    return layoutCodec(layout, structures).encode(fields);
  }

  /** The fields of a data structure that a command returned. */
  decode(structure: string, data: Uint8Array, counts: Readonly<Record<string, number>> = {}): FieldRecord {
    const { structures, layout } = this.#structure(structure);
    return layoutCodec(layout, structures).decode(data, 0, counts);
  }

  /** The Identify Controller data structure. */
  identify(): FieldRecord {
    return this.decode('IDC', this.execute('Identify', { CNS: 1 }, new Uint8Array(PAGE_SIZE)).data);
  }

  #structure(mnemonic: string): {
    structures: ReturnType<typeof structuresByMnemonic>;
    layout: Parameters<typeof layoutCodec>[0];
  } {
    const structures = structuresByMnemonic(this.#model);
    const layout = structures.get(mnemonic);
    if (!layout)
      throw new RangeError(
        `Unexpected data structure ${mnemonic}, expected one of ${[...structures.keys()].join(', ')}`,
      );
    return { structures, layout };
  }

  /** Puts the data into the data buffer and its pages into PRP1 and PRP2; a list of more pages stands below the buffer. */
  #placeData(view: DataView, data: Uint8Array): void {
    if (data.length === 0) return;
    const { data: address } = this.#layout;
    const pages = Math.ceil(data.length / PAGE_SIZE);
    this.#memory.map(null, address, data.length);
    this.#memory.store(null, address, data);
    view.setBigUint64(24, BigInt(address), true);
    if (pages === 2) view.setBigUint64(32, BigInt(address + PAGE_SIZE), true);
    if (pages > 2) view.setBigUint64(32, BigInt(this.#placeList(address, pages - 1)), true);
  }

  #placeList(address: number, count: number): number {
    if (count * 8 > PAGE_SIZE) throw new RangeError(`Unexpected data of ${count + 1} pages, expected at most 513`);
    const list = new DataView(new ArrayBuffer(count * 8));
    for (let i = 0; i < count; i++) list.setBigUint64(i * 8, BigInt(address + (i + 1) * PAGE_SIZE), true);
    const at = address - PAGE_SIZE;
    this.#memory.map(null, at, PAGE_SIZE);
    this.#memory.store(null, at, new Uint8Array(list.buffer));
    return at;
  }

  #takeCompletion(): Uint8Array {
    const completion = this.#memory.load(null, this.#layout.completionQueue + this.#head * CQE_SIZE, CQE_SIZE);
    if (decodeCqe(completion).p !== this.#phase)
      throw new Error('Unexpected silence of the controller, expected a completion; look at CSTS.CFS');
    this.#head = (this.#head + 1) % this.#layout.entries;
    if (this.#head === 0) this.#phase = this.#phase === 1 ? 0 : 1;
    this.#ring('cq', this.#head);
    return completion;
  }

  #clear(address: number, size: number): void {
    this.#memory.map(null, address, size);
    this.#memory.store(null, address, new Uint8Array(size));
  }

  #ring(queue: 'sq' | 'cq', value: number): void {
    const { dstrd } = decodeCap(this.#read('CAP'));
    this.#port.writeRegister(doorbellOffset({ queue, qid: 0 }, dstrd), 4, value);
  }

  /** Writes a register from its struct, four bytes at a time. */
  #write(register: string, bytes: Uint8Array): void {
    const { offset } = this.#register(register);
    const view = new DataView(bytes.buffer);
    for (let at = 0; at < bytes.length; at += 4) this.#port.writeRegister(offset + at, 4, view.getUint32(at, true));
  }

  /** Reads the bytes of a register for its struct, four at a time. */
  #read(register: string): Uint8Array {
    const { offset, size } = this.#register(register);
    const view = new DataView(new ArrayBuffer(size));
    for (let at = 0; at < size; at += 4) view.setUint32(at, this.#port.readRegister(offset + at, 4), true);
    return new Uint8Array(view.buffer);
  }

  #register(mnemonic: string): { readonly offset: number; readonly size: number } {
    const register = this.#model.registers.find((candidate) => candidate.mnemonic === mnemonic);
    if (!register)
      throw new RangeError(`Unexpected register ${mnemonic}, expected one that the specification describes`);
    return register;
  }
}

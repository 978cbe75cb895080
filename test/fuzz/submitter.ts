import type { FieldInput } from '../../codegen/model/codec.ts';
import { layoutCodec } from '../../codegen/model/codec.ts';
import type { LayoutCodec } from '../../codegen/model/codec.ts';
import type { Command } from '../../codegen/model/command.ts';
import { structuresByMnemonic } from '../../codegen/model/lookup.ts';
import type { Operation } from '../../codegen/language/operation.ts';
import type { DataTransfer } from '../../codegen/language/transfer.ts';
import { commandLayout } from '../../codegen/model/queue-entry.ts';
import { presentValues } from '../../codegen/model/selectors.ts';
import type { BusTag } from '../../reference/controller/dma.ts';
import { Corpus } from './corpus.ts';
import { placeData } from './data-pointers.ts';
import { NearlyRight } from './fields.ts';
import type { HostileHost } from './host.ts';
import type { Fetch } from './outstanding.ts';
import { placeQueueList } from './queue-lists.ts';
import type { QueueView } from './snapshot.ts';
import { nameOf } from './snapshot.ts';
import type { Posted } from './traffic.ts';

const CID_AT = 2;
const REMEMBERED = 256;
/** More than the device takes (MDTS). */
const LONGEST = 0x2_8000;
/** Bytes of the largest queue that there is. */
const LONGEST_QUEUE = 0x1_0000 * 64;

/** Sends commands: those of the model with fields of any kind, with their data and their queues in memory. */
export class Submitter {
  readonly corpus = new Corpus();
  readonly near: NearlyRight;
  readonly #host: HostileHost;
  readonly #codecs: ReadonlyMap<string, LayoutCodec>;
  /** The data that went with the last entries, by command identifier. */
  readonly #data = new Map<number, Uint8Array>();

  constructor(host: HostileHost) {
    this.#host = host;
    this.near = new NearlyRight(host);
    const structures = structuresByMnemonic(host.model);
    this.#codecs = new Map(
      host.model.commands.map((command) => [command.name, layoutCodec(commandLayout(command), structures)]),
    );
  }

  /** The commands that a queue takes. */
  commandsFor({ owner, qid }: QueueView): readonly Command[] {
    return this.#host.model.commands.filter(
      ({ queue, receiver }) => (queue === 'io') === qid > 0 && (owner === null || receiver === 'any'),
    );
  }

  /** Sends a command by name as a decent host does, but for where its data lies. */
  send(queue: QueueView, name: string, fields: FieldInput, data?: Uint8Array | null): void {
    const command = this.#host.model.commands.find((each) => each.name === name);
    if (!command) throw new RangeError(`Unexpected command ${name}, expected one of the model`);
    const entry = this.#host.codec.entry(name, { ...fields, CID: this.#host.nextCid() });
    this.dispatch(queue, command, entry, data === undefined ? this.dataFor(command, entry) : data);
  }

  /** Sends fields that are nearly right. */
  sendNear(queue: QueueView, command: Command): void {
    const fields = this.near.command(command, queue.owner);
    const entry = this.#codec(command).encode(fields);
    this.dispatch(queue, command, entry, this.dataFor(command, entry));
  }

  /** Sends a command that succeeded once, with some of its fields changed. */
  sendMutated(queue: QueueView): void {
    const { random, model } = this.#host;
    const sample = this.corpus.draw(random, queue.qid === 0 ? 'admin' : 'io', queue.owner === null);
    const command = sample && model.commands.find(({ name }) => name === sample.name);
    if (!sample || !command) return;
    const codec = this.#codec(command);
    const fields: Record<string, unknown> = codec.decode(sample.entry);
    const fresh: Record<string, unknown> = this.near.command(command, queue.owner);
    const changed = command.fields.filter(({ mnemonic }) => mnemonic !== 'OPC' && random.percent(6));
    // Whom it is for changes from time to time: its controller may be gone.
    if (command.target)
      for (const name of [command.target.key.name, 'XGEN']) if (name in fresh) fields[name] = fresh[name];
    for (const { mnemonic } of changed) fields[mnemonic] = fresh[mnemonic];
    fields['CID'] = random.percent(95) ? fresh['CID'] : fields['CID'];
    this.#host.say(`like one that succeeded, but ${changed.map(({ mnemonic }) => mnemonic).join(', ') || 'nothing'}`);
    this.dispatch(queue, command, codec.encode(presentValues(command.fields, fields)), sample.data?.slice() ?? null);
  }

  /** Sends any 64 bytes. */
  sendRaw(queue: QueueView, entry: Uint8Array): void {
    this.#host.say(`entry ${hexadecimal(entry)} on ${nameOf(queue)}`);
    this.#host.submit(queue, entry);
  }

  /** Puts data and queues into memory, and sends the entry. */
  dispatch(queue: QueueView, command: Command, entry: Uint8Array, data: Uint8Array | null): void {
    const fields = this.#codec(command).decode(entry);
    this.#host.say(`${command.name} ${wordsOf(command, fields)} on ${nameOf(queue)}`);
    const length = data?.length ?? Math.min(this.#transfer(command, entry)?.length ?? 0, LONGEST);
    if (command.memory.length > 0) this.#placeQueues(queue, command, entry, fields);
    else if (length > 0) placeData(this.#host, queue, entry, { data, length });
    if (data) this.#remember(entry, data);
    this.#host.submit(queue, entry);
  }

  /** Keeps commands that succeeded. */
  learn(completions: readonly Posted[]): void {
    for (const { status, answers } of completions) if (status === 0 && answers) this.#keep(answers);
  }

  #keep({ queue, name, cid, entry }: Fetch): void {
    this.corpus.add({
      name,
      queue: queue.qid === 0 ? 'admin' : 'io',
      isPrimary: queue.owner === null,
      entry,
      data: this.#data.get(cid) ?? null,
    });
  }

  #remember(entry: Uint8Array, data: Uint8Array): void {
    const cid = new DataView(entry.buffer, entry.byteOffset).getUint16(CID_AT, true);
    this.#data.delete(cid);
    this.#data.set(cid, data.slice());
    if (this.#data.size > REMEMBERED) this.#data.delete(this.#data.keys().next().value as number);
  }

  /** Data that fits the fields of a command; `null` where it gets none. */
  dataFor(command: Command, entry: Uint8Array): Uint8Array | null {
    const { structure, list, direction } = command.transfer;
    if (direction !== 'host-to-controller') return null;
    const moved = this.#transfer(command, entry);
    if (structure)
      return this.near.structure(structure.name, list?.field.name ?? null, Math.min(moved?.count ?? 0, 64));
    const length = Math.min(moved?.length ?? 0, LONGEST);
    // Zeros are equal to what was never written.
    return this.#host.random.percent(50) ? new Uint8Array(length) : this.#host.random.bytes(length);
  }

  #transfer(command: Command, entry: Uint8Array): DataTransfer | null {
    return this.#host.controller.controlPlane.transferOf(this.#operation(command, entry));
  }

  #operation(command: Command, entry: Uint8Array): Operation {
    const fields = Object.entries(this.#codec(command).decode(entry));
    const plain = fields.filter((each): each is [string, number | bigint | string] => typeof each[1] !== 'object');
    return { command: command.name, fields: Object.fromEntries(plain), data: null };
  }

  /** Memory for the queues that a command hands over, mostly where one can be. */
  #placeQueues(queue: QueueView, command: Command, entry: Uint8Array, fields: FieldInput): void {
    const { random, spaces } = this.#host;
    const snapshot = this.#host.snapshot();
    const live = [...snapshot.submission, ...snapshot.completion];
    const view = new DataView(entry.buffer, entry.byteOffset);
    const used = live.map(({ base }) => base);
    const granted = this.#host.controller.controlPlane.memoryOf(this.#operation(command, entry));
    for (const { field } of command.memory) {
      const { bit = 0 } = command.fields.find(({ mnemonic }) => mnemonic === field.name) ?? {};
      const tag = this.#spaceOfQueue(queue, command, fields);
      const chance = random.below(100);
      const listed = granted.find((each) => each.field === field.name && each.isListed);
      const base = listed
        ? placeQueueList(this.#host, { tag, pageSize: queue.pageSize }, Math.min(listed.length, LONGEST_QUEUE))
        : spaces.ring(tag, used, random.pick([4096, 4096 * 2, 4096 * 16]));
      used.push(base);
      const address = chance < 90 ? base : base + random.pick([4, 0x800, 0x1000, 0x2000, 0xff_0000_0000]);
      view.setBigUint64(bit / 8, chance === 99 ? 0xffff_ffff_ffff_f000n : BigInt(address), true);
    }
  }

  /** The address space that a queue to be created has: that of the tag index which the command names. */
  #spaceOfQueue(queue: QueueView, command: Command, fields: FieldInput): BusTag | null {
    const { controllers } = this.#host.snapshot();
    const key = command.target ? Number(fields[command.target.key.name]) : queue.owner?.key;
    const controller = controllers.find((each) => each.key === key);
    return controller?.tags.get(Number(fields['TIDX'] ?? 0)) ?? null;
  }

  #codec(command: Command): LayoutCodec {
    return this.#codecs.get(command.name) as LayoutCodec;
  }
}

function wordsOf({ fields }: Command, values: FieldInput): string {
  return fields
    .filter(({ mnemonic }) => !['OPC', 'PRP1', 'PRP2'].includes(mnemonic) && Number(values[mnemonic]) !== 0)
    .map(({ mnemonic }) => `${mnemonic}=${String(values[mnemonic])}`)
    .join(' ');
}

function hexadecimal(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

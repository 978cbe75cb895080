import type { Command } from '../model/command.ts';
import type { Expression } from '../model/expression.ts';
import type { Buffer, CompletionStep, ExpectedStatus, Relocation, Step } from '../model/vector.ts';
import type { GrantedMemory, Operation, Outcome } from '../language/operation.ts';
import { Buffers, type Use } from './buffers.ts';
import type { Catalog } from './catalog.ts';
import { choiceFields } from './choice-fields.ts';
import { checkedImage, cut, image, runs, type Image } from './image.ts';
import { relocated, withoutZeros } from './hex-bytes.ts';
import { dataPointers } from './prp.ts';
import { Rings, type QueueName, type SubmissionRing } from './rings.ts';
import { spaceOf, type NamedSpace } from './spaces.ts';
import type { Symbols } from './symbols.ts';

/** How long a device may take for one command, in milliseconds. */
const WITHIN = 1000;
/** How long nothing happens while an event is held, in milliseconds. */
const QUIET = 20;
/** Bytes that are there for a command whose data is not defined. */
const REFUSED_DATA = 4096;
/** Added to the number of the command in its queue, so that a command identifier is no small number. */
const FIRST_CID = 0x4000;

/** One command with what is known about it before it runs. */
export interface Exchange {
  readonly operation: Operation;
  readonly outcome: Outcome;
  /** Bytes that the command transfers; 0 for none. */
  readonly length: number;
  readonly note: string;
  readonly queue: QueueName;
  /** Memory that the command hands over. */
  readonly memory: readonly GrantedMemory[];
  /** The host's data where no structure says what it is; hexadecimal. */
  readonly content?: string;
  /** What a read returns where no table says it; hexadecimal. */
  readonly reads?: string;
  /** Whether the event that the completion waits for is held. */
  readonly held?: boolean;
}

/** A command whose completion is still to come. */
interface Waiting {
  readonly command: Command;
  readonly outcome: Outcome;
  readonly ring: SubmissionRing;
  readonly cid: number;
}

/** Writes the steps of one vector: commands on queues in order, each with its completion and data. */
export class Trace {
  readonly steps: Step[] = [];
  readonly symbols: Symbols;
  readonly rings: Rings;
  readonly buffers = new Buffers();
  readonly #catalog: Catalog;
  readonly #bound = new Set<string>();
  readonly #waiting: Waiting[] = [];
  readonly #choiceFields: ReadonlySet<string>;
  /** Commands so far, over all queues: a number for the names of buffers. */
  #commands = 0;

  constructor(catalog: Catalog, symbols: Symbols, primary: string) {
    this.#catalog = catalog;
    this.symbols = symbols;
    this.#choiceFields = choiceFields(catalog.model);
    this.rings = new Rings(primary);
  }

  get memory(): readonly Buffer[] {
    return this.buffers.all;
  }

  /** Names of symbols that the operation needs and that no step has bound yet. */
  missing(operation: Operation): string[] {
    const entry = this.#entry(operation, {});
    const data = this.#data(operation);
    return [...entry.reloc, ...(data?.reloc ?? [])]
      .flatMap(({ value }) =>
        typeof value === 'string' ? [value] : Array.isArray(value) && typeof value[1] === 'string' ? [value[1]] : [],
      )
      .map((name) => name.slice(1))
      .filter((name) => !this.#bound.has(name));
  }

  /** Learns the value of a symbol from the register that holds it. */
  learn(symbol: string, register: string): void {
    if (this.#bound.has(symbol)) return;
    this.#bound.add(symbol);
    this.steps.push({ op: 'reg.expect', reg: register, mask: '0x0', value: '0x0', bind: symbol });
  }

  isBound(symbol: string): boolean {
    return this.#bound.has(symbol);
  }

  /** The steps of one command; the buffers of the queues that it creates, by field. */
  exchange(exchange: Exchange): ReadonlyMap<string, { readonly buffer: string; readonly space: NamedSpace }> {
    const { operation, outcome, length, note, queue, held = false } = exchange;
    const command = this.#catalog.command(operation.command);
    const ring = this.rings.get(queue);
    const pointers: Record<string, Relocation> = {};
    const number = this.#commands++;
    const sink = this.#place(exchange, command, ring, `data-${number}`, pointers);
    const granted = outcome.fired.length === 0 ? this.#grant(exchange, command, number, pointers) : new Map();
    if (held && outcome.awaits)
      this.steps.push({ op: 'event', event: outcome.awaits.event, act: 'hold', note: `${outcome.awaits.event} waits` });
    const cid = this.#submit(operation, ring, pointers, note);
    if (held) {
      this.#waiting.push({ command, outcome, ring, cid });
      this.steps.push({ op: 'quiet', ms: QUIET, cqs: [ring.completion.buffer] });
      return granted;
    }
    this.#complete({ command, outcome, ring, cid }, this.#status(outcome));
    if (sink && outcome.fired.length === 0) this.#expect(sink, length, exchange);
    return granted;
  }

  /** Lets the event happen that commands wait for; they complete in order. */
  release(event: string, fails: boolean): void {
    this.steps.push({ op: 'event', event, act: fails ? 'fail' : 'release' });
    for (const waiting of this.#waiting.splice(0)) {
      const failure = fails ? waiting.outcome.awaits?.failure : null;
      if (failure) this.#complete(waiting, { want: this.#catalog.status(failure.status) }, false);
      else this.#complete(waiting, this.#status(waiting.outcome));
    }
  }

  get holds(): string | null {
    return this.#waiting[0]?.outcome.awaits?.event ?? null;
  }

  /** Takes the memory of a queue away and rings its doorbell: the controller cannot fetch. */
  fetchFault(queue: QueueName): void {
    const ring = this.rings.get(queue);
    this.steps.push({ op: 'mem.unmap', mem: ring.buffer, note: 'the memory of the queue is taken away' });
    this.steps.push({ op: 'doorbell', queue: 'sq', qid: ring.doorbell, value: (ring.submitted + 1) % ring.entries });
    this.steps.push({ op: 'quiet', ms: QUIET, cqs: [ring.completion.buffer] });
  }

  /** Sets up the queues anew, after a reset. */
  topology(name: string): void {
    this.steps.push({ op: 'topology', name });
    this.rings.restart();
    this.#waiting.splice(0);
  }

  /** The buffer of the command's data; the one that the device writes is returned. */
  #place(
    { operation, length, content }: Exchange,
    command: Command,
    { space }: SubmissionRing,
    name: string,
    pointers: Record<string, Relocation>,
  ): Buffer | null {
    const { direction } = command.transfer;
    if (direction === 'host-to-controller') {
      // Data that is not defined still has a place: a device may fetch before it refuses.
      const source = this.buffers.source(name, Math.max(length, REFUSED_DATA), space);
      const data = this.#data(operation);
      const bytes = withoutZeros(content ?? data?.bytes ?? '');
      const reloc = data?.reloc ?? [];
      if (bytes.length > 0 || reloc.length > 0)
        this.steps.push({
          op: 'mem.write',
          mem: source.name,
          at: 0,
          bytes: bytes.padEnd(relocated(reloc) * 2, '0'),
          ...some(reloc),
        });
      Object.assign(pointers, this.#point(source, Math.max(length, 1), space));
      return null;
    }
    if (direction !== 'controller-to-host' || length === 0) return null;
    const sink = this.buffers.sink(name, length, space);
    Object.assign(pointers, this.#point(sink, length, space));
    return sink;
  }

  #grant(
    { memory }: Exchange,
    command: Command,
    number: number,
    pointers: Record<string, Relocation>,
  ): Map<string, { readonly buffer: string; readonly space: NamedSpace }> {
    const granted = new Map<string, { readonly buffer: string; readonly space: NamedSpace }>();
    for (const { field: name, address, length, tag } of memory) {
      const space = spaceOf(tag, this.#catalog);
      const buffer = this.buffers.queue(`queue-${number}-${name.toLowerCase()}`, length, space, Number(address));
      const field = command.fields.find((each) => each.mnemonic === name);
      if (field) pointers[name] = { bit: field.bit, width: field.width, mem: buffer.name };
      granted.set(name, { buffer: buffer.name, space });
    }
    return granted;
  }

  #submit(
    operation: Operation,
    ring: SubmissionRing,
    pointers: Readonly<Record<string, Relocation>>,
    note: string,
  ): number {
    const slot = ring.submitted % ring.entries;
    if (ring.completion.primary && ring.submitted >= ring.entries - 1)
      throw new Error(`Unexpected command ${ring.submitted + 1} in one vector, expected fewer than the queue holds`);
    const cid = FIRST_CID + ring.submitted++;
    const entry = this.#entry(operation, { CID: cid });
    const fixed = new Set(Object.values(pointers).map(({ bit }) => bit));
    const reloc = [...entry.reloc.filter(({ bit }) => !fixed.has(bit)), ...Object.values(pointers)].sort(
      (a, b) => a.bit - b.bit,
    );
    const own = this.#catalog
      .command(operation.command)
      .fields.filter((field) => operation.fields[field.mnemonic] !== undefined && !(field.mnemonic in pointers));
    const fields = Object.fromEntries(
      own.map((field) => [field.mnemonic, this.#written(operation.fields[field.mnemonic])]),
    );
    const bytes = cleared(entry.bytes, Object.values(pointers));
    const command = operation.command;
    this.steps.push({ op: 'sqe', note, sq: ring.buffer, slot, bytes, ...some(reloc), command, fields });
    this.steps.push({ op: 'doorbell', queue: 'sq', qid: ring.doorbell, value: ring.submitted % ring.entries });
    return cid;
  }

  #complete({ command, outcome, ring, cid }: Waiting, status: ExpectedStatus, done = true): void {
    const codec = this.#catalog.completionCodec(command);
    const { completion } = ring;
    const slot = completion.posted % completion.entries;
    const phase = Math.floor(completion.posted / completion.entries) % 2 === 0 ? 1 : 0;
    completion.posted++;
    const succeeded = done && outcome.fired.length === 0;
    const result = succeeded
      ? Object.fromEntries(Object.entries(outcome.result).map(([name, { value }]) => [name, value]))
      : {};
    // The head stands behind the last command that was fetched. Status and phase are checked apart from the bytes.
    const values = { ...result, SQHD: ring.submitted % ring.entries, SQID: ring.name.id, CID: cid, P: phase };
    const fields = [...command.result, ...this.#catalog.structure('CQE').fields];
    const chosen = new Set(command.effects.flatMap(({ place, value }) => choiceResult(place, value, outcome)));
    const whole = image(fields, codec, this.#catalog.structures, values, this.symbols, chosen);
    const step: CompletionStep = {
      op: 'cqe',
      cq: completion.buffer,
      slot,
      phase,
      ...checkedImage(whole, this.#bound, this.symbols),
      status,
      within: WITHIN,
    };
    this.steps.push(step);
    // Vector 0 is that of the primary controller's admin queue as well.
    if (!completion.primary && completion.vector !== 0)
      this.steps.push({ op: 'irq', vectors: completion.vector === null ? [] : [completion.vector] });
    // A short queue comes around: the host gives each entry back at once.
    if (!completion.primary)
      this.steps.push({
        op: 'doorbell',
        queue: 'cq',
        qid: completion.doorbell,
        value: completion.posted % completion.entries,
      });
  }

  #expect(sink: Buffer, length: number, { outcome: { returned }, reads }: Exchange): void {
    if (reads !== undefined) this.steps.push({ op: 'mem.expect', mem: sink.name, at: 0, bytes: reads });
    if (!returned) return;
    const structure = this.#catalog.structure(returned.structure);
    const values = Object.fromEntries(Object.entries(returned.fields).map(([name, { value }]) => [name, value]));
    const whole = image(
      structure.fields,
      this.#catalog.structureCodec(structure.mnemonic),
      this.#catalog.structures,
      values,
      this.symbols,
      this.#choiceFields,
    );
    const expected = checkedImage(cut(whole, length), this.#bound, this.symbols);
    const rows = Object.values(returned.fields).map(({ row }) => row);
    for (const { at, part } of runs(expected))
      this.steps.push({ op: 'mem.expect', mem: sink.name, at, struct: structure.mnemonic, rows, ...part });
  }

  /** A field's value for people: what a device chose by its name. */
  #written(value: number | bigint | string | undefined): number | string {
    const found = this.symbols.find(value);
    if (found) return `$${found.symbol.name}${found.distance > 0 ? ` + ${found.distance}` : ''}`;
    return typeof value === 'bigint' ? `0x${value.toString(16)}` : (value ?? 0);
  }

  /** PRP entries for a buffer; a list is written to a buffer of its own. */
  #point(buffer: Buffer, length: number, space: NamedSpace): Record<string, Relocation> {
    const { pointers, list } = dataPointers(this.#catalog, buffer, length);
    if (!list) return pointers(null);
    const page = this.buffers.source(`${buffer.name}-prp`, list.length * 8, space);
    this.steps.push({ op: 'mem.write', mem: page.name, at: 0, bytes: '00'.repeat(list.length * 8), reloc: list });
    return pointers(page);
  }

  #status(outcome: Outcome): ExpectedStatus {
    if (outcome.fired.length === 0) return { want: this.#catalog.status(this.#catalog.success().name) };
    const statuses = [...new Set(outcome.fired.map((row) => this.#catalog.status(row.status)))].sort();
    const [only] = statuses;
    if (statuses.length === 1 && only !== undefined) return { want: only };
    return {
      anyOf: statuses,
      why: `${outcome.fired.map((row) => row.id).join(' and ')} hold at once, and the order of checks is free`,
    };
  }

  #entry(operation: Operation, more: Readonly<Record<string, number>>): Image {
    const command = this.#catalog.command(operation.command);
    const values = { OPC: this.#catalog.opcode(command), ...operation.fields, ...more };
    const key = new Set(command.target ? [command.target.key.name] : []);
    const codec = this.#catalog.entryCodec(command);
    return image(command.fields, codec, this.#catalog.structures, values, this.symbols, key);
  }

  #data(operation: Operation): Image | null {
    const structure = this.#catalog.command(operation.command).transfer.structure;
    if (!structure || !operation.data) return null;
    const { fields, mnemonic } = this.#catalog.structure(structure.name);
    const codec = this.#catalog.structureCodec(mnemonic);
    return image(fields, codec, this.#catalog.structures, operation.data, this.symbols);
  }
}

/** What a device may do with each buffer of a vector. */
export function allowedAccesses(buffers: Buffers): { space: string; dir: Use; mem: string }[] {
  return buffers.all.map(({ space, name }) => ({ space, dir: buffers.uses.get(name) ?? 'rw', mem: name }));
}

function some(reloc: readonly Relocation[]): { reloc?: readonly Relocation[] } {
  return reloc.length > 0 ? { reloc } : {};
}

/** Bytes without what relocations write. */
function cleared(bytes: string, pointers: readonly Relocation[]): string {
  return pointers.reduce(
    (text, { bit, width }) => text.slice(0, bit / 4) + '0'.repeat(width / 4) + text.slice(bit / 4 + width / 4),
    bytes,
  );
}

/** The field of the completion that an effect sets to a choice of the device. */
function choiceResult(place: Expression, value: Expression, { chosen }: Outcome): string[] {
  return place.kind === 'member' && value.kind === 'name' && chosen[value.name] !== undefined ? [place.name] : [];
}

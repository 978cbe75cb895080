import type { Command } from '../model/command.ts';
import type { Expression } from '../model/expression.ts';
import type { Buffer, CompletionStep, ExpectedStatus, Relocation, Step } from '../model/vector.ts';
import type { Operation, Outcome } from '../language/operation.ts';
import { Buffers } from './buffers.ts';
import type { Catalog } from './catalog.ts';
import { cut, image, type Image } from './image.ts';
import { hexBits, relocated, withoutZeros } from './hex-bytes.ts';
import { dataPointers } from './prp.ts';
import type { Symbols } from './symbols.ts';
import { QUEUE_ENTRIES } from './topology.ts';

/** How long a device may take for one command, in milliseconds. */
const WITHIN = 1000;
/** Bytes that are there for a command whose data is not defined. */
const REFUSED_DATA = 4096;
/** Added to the slot, so that a command identifier is no small number. */
const FIRST_CID = 0x4000;

/** One command with what is known about it before it runs. */
export interface Exchange {
  readonly operation: Operation;
  readonly outcome: Outcome;
  /** Bytes that the command transfers; 0 for none. */
  readonly length: number;
  readonly note: string;
}

/** Writes the steps of one vector: commands on the admin queue in order, each with its completion and data. */
export class Trace {
  readonly steps: Step[] = [];
  readonly symbols: Symbols;
  readonly #catalog: Catalog;
  readonly #buffers = new Buffers();
  readonly #bound = new Set<string>();
  #slot = 0;
  /** Commands so far, over all set-ups: a number for the names of buffers. */
  #commands = 0;

  constructor(catalog: Catalog, symbols: Symbols) {
    this.#catalog = catalog;
    this.symbols = symbols;
  }

  get memory(): readonly Buffer[] {
    return this.#buffers.all;
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

  /** The steps of one command. */
  exchange({ operation, outcome, length, note }: Exchange): void {
    const command = this.#catalog.command(operation.command);
    const slot = this.#slot++;
    if (slot >= QUEUE_ENTRIES - 1)
      throw new Error(`Unexpected command ${slot + 1} in one vector, expected fewer than the queue holds`);
    const buffer = `data-${this.#commands++}`;
    const pointers: Record<string, Relocation> = {};
    let sink: Buffer | null = null;
    if (command.transfer.direction === 'host-to-controller') {
      // Data that is not defined still has a place: a device may fetch before it refuses.
      const source = this.#buffers.source(buffer, Math.max(length, REFUSED_DATA));
      const data = this.#data(operation);
      if (data) {
        const bytes = withoutZeros(data.bytes);
        if (bytes.length > 0 || data.reloc.length > 0) {
          this.steps.push({
            op: 'mem.write',
            mem: source.name,
            at: 0,
            bytes: bytes.padEnd(relocated(data.reloc) * 2, '0'),
            ...some(data.reloc),
          });
        }
      }
      Object.assign(pointers, this.#point(source, Math.max(length, 1)));
    } else if (command.transfer.direction === 'controller-to-host' && length > 0) {
      sink = this.#buffers.sink(buffer, length);
      Object.assign(pointers, this.#point(sink, length));
    }
    this.#submit(operation, slot, pointers, note);
    this.#complete(command, outcome, slot);
    if (sink && outcome.fired.length === 0 && outcome.returned) this.#expect(sink, length, outcome);
  }

  /** Sets up the queues anew, after a reset. */
  topology(name: string): void {
    this.steps.push({ op: 'topology', name });
    this.#slot = 0;
  }

  #submit(operation: Operation, slot: number, pointers: Readonly<Record<string, Relocation>>, note: string): void {
    const entry = this.#entry(operation, { CID: FIRST_CID + slot });
    const reloc = [...entry.reloc, ...Object.values(pointers)].sort((a, b) => a.bit - b.bit);
    const own = this.#catalog
      .command(operation.command)
      .fields.filter((field) => operation.fields[field.mnemonic] !== undefined);
    const fields = Object.fromEntries(
      own.map((field) => [field.mnemonic, this.#written(operation.fields[field.mnemonic])]),
    );
    this.steps.push({
      op: 'sqe',
      note,
      sq: 'asq',
      slot,
      bytes: entry.bytes,
      ...some(reloc),
      command: operation.command,
      fields,
    });
    this.steps.push({ op: 'doorbell', queue: 'sq', qid: 0, value: slot + 1 });
  }

  #complete(command: Command, outcome: Outcome, slot: number): void {
    const codec = this.#catalog.completionCodec(command);
    const succeeded = outcome.fired.length === 0;
    const result = succeeded
      ? Object.fromEntries(Object.entries(outcome.result).map(([name, { value }]) => [name, value]))
      : {};
    // A lone command at a time: the head stands behind it. Status and phase are checked apart from the bytes.
    const values = { ...result, SQHD: slot + 1, SQID: 0, CID: FIRST_CID + slot, P: 1 };
    const fields = [...command.result, ...this.#catalog.structure('CQE').fields];
    const chosen = new Set(command.effects.flatMap(({ place, value }) => choiceResult(place, value, outcome)));
    const expected = this.#checked(image(fields, codec, this.#catalog.structures, values, this.symbols, chosen));
    const step: CompletionStep = {
      op: 'cqe',
      cq: 'acq',
      slot,
      phase: 1,
      ...expected,
      status: this.#status(outcome),
      within: WITHIN,
    };
    this.steps.push(step);
  }

  #expect(sink: Buffer, length: number, outcome: Outcome): void {
    const returned = outcome.returned;
    if (!returned) return;
    const structure = this.#catalog.structure(returned.structure);
    const values = Object.fromEntries(Object.entries(returned.fields).map(([name, { value }]) => [name, value]));
    const whole = image(
      structure.fields,
      this.#catalog.structureCodec(structure.mnemonic),
      this.#catalog.structures,
      values,
      this.symbols,
    );
    const expected = this.#checked(cut(whole, length));
    const rows = Object.values(returned.fields).map(({ row }) => row);
    this.steps.push({ op: 'mem.expect', mem: sink.name, at: 0, struct: structure.mnemonic, rows, ...expected });
  }

  /** Turns first sights of symbols into bindings: what is not known yet is not compared. */
  #checked(whole: Image) {
    const mask = hexBits(whole.mask);
    const bind: Record<string, { bit: number; width: number }> = {};
    const reloc = whole.reloc.filter((entry) => {
      const symbol = whole.symbols.find(({ bit }) => bit === entry.bit);
      if (!symbol || this.#bound.has(symbol.name) || bind[symbol.name]) return true;
      bind[symbol.name] = { bit: symbol.bit, width: symbol.width };
      for (let bit = symbol.bit; bit < symbol.bit + symbol.width; bit++) mask.clear(bit);
      return false;
    });
    const names = Object.keys(bind);
    for (const name of names) this.#bound.add(name);
    const where = names.flatMap((name) => this.symbols.conditions(name));
    return {
      bytes: whole.bytes,
      mask: mask.text(),
      ...some(reloc),
      ...(names.length > 0 && { bind }),
      ...(where.length > 0 && { where }),
    };
  }

  /** A field's value for people: what a device chose by its name. */
  #written(value: number | bigint | string | undefined): number | string {
    const found = this.symbols.find(value);
    if (found) return `$${found.symbol.name}${found.distance > 0 ? ` + ${found.distance}` : ''}`;
    return typeof value === 'bigint' ? `0x${value.toString(16)}` : (value ?? 0);
  }

  /** PRP entries for a buffer; a list is written to a buffer of its own. */
  #point(buffer: Buffer, length: number): Record<string, Relocation> {
    const { pointers, list } = dataPointers(this.#catalog, buffer, length);
    if (!list) return pointers(null);
    const page = this.#buffers.source(`${buffer.name}-prp`, list.length * 8);
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
    return image(
      command.fields,
      this.#catalog.entryCodec(command),
      this.#catalog.structures,
      values,
      this.symbols,
      key,
    );
  }

  #data(operation: Operation): Image | null {
    const structure = this.#catalog.command(operation.command).transfer.structure;
    if (!structure || !operation.data) return null;
    const { fields, mnemonic } = this.#catalog.structure(structure.name);
    return image(
      fields,
      this.#catalog.structureCodec(mnemonic),
      this.#catalog.structures,
      operation.data,
      this.symbols,
    );
  }
}

function some(reloc: readonly Relocation[]): { reloc?: readonly Relocation[] } {
  return reloc.length > 0 ? { reloc } : {};
}

/** The field of the completion that an effect sets to a choice of the device. */
function choiceResult(place: Expression, value: Expression, { chosen }: Outcome): string[] {
  return place.kind === 'member' && value.kind === 'name' && chosen[value.name] !== undefined ? [place.name] : [];
}

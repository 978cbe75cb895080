import { decodeEntry } from '../../codegen/describe/decode.ts';
import { findSubject } from '../../codegen/describe/subject.ts';
import { summarize } from '../../codegen/describe/summary.ts';
import { hexToBytes } from '../../codegen/model/hex.ts';
import { statusByValue } from '../../codegen/model/lookup.ts';
import type { Command } from '../../codegen/model/command.ts';
import type { Model } from '../../codegen/model/model.ts';
import { formatHex, parseStatus } from '../../codegen/model/numbers.ts';
import { SUBMISSION_ENTRY } from '../../codegen/model/queue-entry.ts';
import type { BusTag, DmaPurpose } from '../../reference/controller/dma.ts';
import { readTraceLine, TraceLineError } from '../../reference/controller/trace-line.ts';
import type {
  BarTrace,
  CommandTrace,
  CompletionTrace,
  ConfigurationTrace,
  DmaTrace,
  EventTrace,
  RegisterTrace,
  TraceEvent,
} from '../../reference/controller/trace.ts';

/** A trace for people. */
export interface TraceReport {
  /** One line an event: number, what happened, where, and words. */
  readonly text: string;
  /** The lines that cannot be read, by their number from 1. They have no line in `text`. */
  readonly broken: readonly { readonly line: number; readonly message: string }[];
}

/** Number, what happened, where. The words after them have any width. */
type Row = readonly [seq: string, what: string, where: string, words: string];

/** Shows a trace of JSON lines in words. A line that cannot be read does not keep others from being shown. */
export function traceReport(model: Model, trace: string): TraceReport {
  const words = new TraceWords(model);
  const rows: Row[] = [];
  const broken: { line: number; message: string }[] = [];
  for (const [i, line] of trace.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    try {
      rows.push(words.row(readTraceLine(line)));
    } catch (error) {
      if (!(error instanceof TraceLineError)) throw error;
      broken.push({ line: i + 1, message: error.message });
    }
  }
  return { text: aligned(rows), broken };
}

/** Fields of queue entries that stand in other columns, or that say nothing to people. */
const UNSHOWN = {
  command: new Set(['OPC', 'CID']),
  completion: new Set(['SQHD', 'SQID', 'CID', 'P', 'SC', 'SCT']),
} as const;

/** Puts events in words. Remembers the commands under way: a completion does not say which command it answers. */
class TraceWords {
  readonly #model: Model;
  readonly #underWay = new Map<string, { readonly command: Command; readonly request: Uint8Array }>();
  /** The fields that submission queue entries of all commands have. */
  readonly #common: ReadonlySet<string>;

  constructor(model: Model) {
    this.#model = model;
    const entry = model.structures.find(({ mnemonic }) => mnemonic === SUBMISSION_ENTRY);
    this.#common = new Set(entry?.fields.map(({ mnemonic }) => mnemonic));
  }

  row(event: TraceEvent): Row {
    const [what, where, words] = this.#columns(event);
    return [String(event.seq), what, where, words];
  }

  #columns(event: TraceEvent): readonly [string, string, string] {
    switch (event.kind) {
      case 'register-read':
      case 'register-write':
        return [event.kind.replace('-', ' '), this.#registerName(event), withLoss(this.#registerWords(event), event)];
      case 'bar-read':
      case 'bar-write':
        return [event.kind.replace('bar-', 'BAR '), barPlace(event), withLoss(barWords(event), event)];
      case 'configuration-read':
      case 'configuration-write':
        return [event.kind.replace('-', ' '), this.#registerName(event), this.#registerWords(event)];
      case 'doorbell': {
        const place = event.queue === 'sq' ? 'tail' : 'head';
        const ignored = event.found ? '' : ', ignored: no queue takes it';
        return ['doorbell', `${event.queue.toUpperCase()} of pair ${event.pair}`, `${place} ${event.value}${ignored}`];
      }
      case 'dma':
        return [`DMA ${event.direction}`, tagName(event.tag), dmaWords(event)];
      case 'command':
        return ['command', origin(event), this.#commandWords(event)];
      case 'completion':
        return ['completion', origin(event), this.#completionWords(event)];
      case 'interrupt':
        return [
          'interrupt',
          `vector ${event.vector}`,
          `writes ${formatHex(event.data, 8)} to ${formatHex(event.address)}`,
        ];
      case 'event':
        return ['event', eventPlace(event), event.name];
    }
  }

  /** `ASQ+4` is the upper half of ASQ. */
  #registerName({ name, offset }: RegisterTrace | ConfigurationTrace): string {
    if (name === null) return `offset ${formatHex(offset)}`;
    const register = this.#model.registers.find((one) => one.mnemonic === name);
    const within = offset - (register?.offset ?? offset);
    return within === 0 ? name : `${name}+${within}`;
  }

  /** The fields of a register are shown where the host accessed it as a whole. */
  #registerWords({ name, offset, size, value }: RegisterTrace | ConfigurationTrace): string {
    const number = formatHex(value, size * 2);
    const register = this.#model.registers.find((one) => one.mnemonic === name);
    if (register === undefined || register.offset !== offset || register.size !== size) return number;
    if (findSubject(this.#model, register.mnemonic).kind !== 'register') return number;
    const bytes = new Uint8Array(8);
    new DataView(bytes.buffer).setBigUint64(0, value, true);
    const reading = decodeEntry(this.#model, bytes.subarray(0, size), { as: register.mnemonic });
    return [number, summarize(reading)].filter((part) => part !== '').join('  ');
  }

  #commandWords(event: CommandTrace): string {
    const reading = decodeEntry(this.#model, hexToBytes(event.entry), { queue: event.sqid === 0 ? 'admin' : 'io' });
    const command = this.#model.commands.find(({ name }) => name === reading.name);
    if (command) this.#underWay.set(commandKey(event), { command, request: hexToBytes(event.entry) });
    else this.#underWay.delete(commandKey(event));
    const name = command ? command.name : `Unknown command with opcode ${formatHex(event.opcode, 2)}`;
    // A 0 in a field of the command itself says as much as any other value.
    const always = new Set(reading.fields.map(({ mnemonic }) => mnemonic).filter((each) => !this.#common.has(each)));
    return withFields(name, summarize(reading, { always, never: UNSHOWN.command }));
  }

  #completionWords(event: CompletionTrace): string {
    const known = this.#underWay.get(commandKey(event));
    this.#underWay.delete(commandKey(event));
    const options = known ? { command: known.command.name, request: known.request } : {};
    const reading = decodeEntry(this.#model, hexToBytes(event.entry), options);
    const status = parseStatus(event.status) ?? 0;
    const name = statusByValue(this.#model, status)?.name ?? 'not in this specification';
    // The results of a command that failed are no results.
    const always = new Set(status === 0 ? known?.command.result.map(({ mnemonic }) => mnemonic) : []);
    return withFields(`${event.status} ${name}`, summarize(reading, { always, never: UNSHOWN.completion }));
  }
}

function withFields(head: string, fields: string): string {
  return fields === '' ? head : `${head}: ${fields}`;
}

/** Four-byte parts of an entry of the MSI-X table. */
const ENTRY_PARTS = ['Message Address', 'Message Upper Address', 'Message Data', 'Vector Control'] as const;
const ENTRY_SIZE = 16;

/** Where an access outside the controller registers meets something. */
function barPlace({ bar, offset, place }: BarTrace): string {
  if (place === null) return `BAR ${bar}, offset ${formatHex(offset)}`;
  if (place.part === 'table') return `MSI-X entry ${Math.floor(place.offset / ENTRY_SIZE)}`;
  return `MSI-X pending bits ${place.offset * 8} on`;
}

/** The value with the parts of an entry of the MSI-X table that it is. */
function barWords({ place, size, value }: BarTrace): string {
  const number = formatHex(value, size * 2);
  if (place?.part !== 'table') return number;
  const first = (place.offset % ENTRY_SIZE) / 4;
  // All eight bytes of an address are one thing.
  const parts = first === 0 ? ENTRY_PARTS.slice(0, 1) : ENTRY_PARTS.slice(first, first + size / 4);
  return `${parts.join(' and ')} ${number}`;
}

function withLoss(words: string, { isLost }: { readonly isLost: boolean }): string {
  return isLost ? `${words}, lost: memory space is off` : words;
}

/** What an access to memory is for, in words. */
const PURPOSES: Readonly<Record<DmaPurpose, string>> = {
  sqe: 'submission queue entry',
  cqe: 'completion queue entry',
  'prp-list': 'PRP list',
  data: 'data',
};

function dmaWords({ address, purpose, length, fault, bytes }: DmaTrace): string {
  const place = `${PURPOSES[purpose]}, ${length} ${length === 1 ? 'byte' : 'bytes'} at ${formatHex(address)}`;
  if (fault) return `${place}, refused: nothing was moved`;
  if (bytes === '') return place;
  return `${place}: ${bytes}${bytes.length < 2 * length ? '…' : ''}`;
}

/** The address space of an access: `untagged`, `PASID 2`, `RID 105h`, or both. */
function tagName(tag: BusTag | null): string {
  if (tag === null) return 'untagged';
  const { routingId, pasid } = tag;
  return [
    ...(routingId === null ? [] : [`RID ${formatHex(routingId, 3)}`]),
    ...(pasid === null ? [] : [`PASID ${pasid}`]),
  ].join(', ');
}

function origin({ controller, sqid, cid }: Pick<CommandTrace, 'controller' | 'sqid' | 'cid'>): string {
  const name = controller === null ? 'primary' : `${controller.object} ${controller.key}`;
  return `${name}, SQ ${sqid}, CID ${cid}`;
}

/** A command identifier is unique among the commands of one queue that are under way. */
function commandKey(event: Pick<CommandTrace, 'controller' | 'sqid' | 'cid'>): string {
  return origin(event);
}

function eventPlace({ object, key }: EventTrace): string {
  return key === null ? `all ${object}` : `${object} ${key}`;
}

/** Columns as wide as their widest text; numbers end at the same place. */
function aligned(rows: readonly Row[]): string {
  const widths = [0, 1, 2].map((column) =>
    rows.reduce((widest, row) => Math.max(widest, (row[column] as string).length), 0),
  );
  const [seqs = 0, whats = 0, wheres = 0] = widths;
  return rows
    .map(([seq, what, where, words]) =>
      `${seq.padStart(seqs)}  ${what.padEnd(whats)}  ${where.padEnd(wheres)}  ${words}`.trimEnd(),
    )
    .map((line) => `${line}\n`)
    .join('');
}

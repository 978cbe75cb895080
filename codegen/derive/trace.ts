import type { EventReport } from '../language/asynchronous-events.ts';
import type { Operation } from '../language/operation.ts';
import type { Stimulus } from '../model/stimulus.ts';
import { COMPLETION_ENTRY_SIZE, SUBMISSION_ENTRY_SIZE } from '../model/queue-entry.ts';
import type { Buffer, Step } from '../model/vector.ts';
import { Answers, type Expected, type Submitted } from './answers.ts';
import { Buffers, type Use } from './buffers.ts';
import type { Catalog } from './catalog.ts';
import { choiceFields } from './choice-fields.ts';
import { CommandMemory, type Pointers } from './command-memory.ts';
import type { DataPart } from './data-layout.ts';
import { Entries } from './entries.ts';
import { EventRequests } from './event-requests.ts';
import type { Exchange } from './exchange.ts';
import { absentSteps, type HiddenName } from './hidden-names.ts';
import { placeOf, type QueueBuffers } from './queue-buffers.ts';
import { answering } from './open-outcome.ts';
import type { InterruptAct } from './interrupts.ts';
import type { QueueName } from './queue-name.ts';
import { Rings, type SubmissionRing } from './rings.ts';
import { type Stream, Streams } from './streams.ts';
import type { Symbols } from './symbols.ts';
import { stimulusSteps } from './stimulus-steps.ts';
import { ADMIN_QUEUE } from './topology.ts';

/** How long nothing happens while an event is held, in milliseconds. */
const QUIET = 20;
/** Added to the number of the command in its queue, so that a command identifier is no small number. */
const FIRST_CID = 0x4000;

/** Writes the steps of one vector: commands on queues in order, each with its completion and data. */
export class Trace {
  readonly steps: Step[] = [];
  readonly symbols: Symbols;
  readonly rings: Rings;
  readonly buffers = new Buffers();
  readonly #catalog: Catalog;
  readonly #bound = new Set<string>();
  readonly #memory: CommandMemory;
  readonly #answers: Answers;
  readonly #entries: Entries;
  readonly #streams: Streams;
  readonly requests: EventRequests;
  /** Commands whose completion is still to come. */
  readonly #waiting: Submitted[] = [];
  /** Commands that complete when a later move says so, by name. */
  readonly #outstanding = new Map<
    string,
    { submitted: Submitted; exchange: Exchange; sink: readonly DataPart[] | null }
  >();
  /** Commands so far, over all queues: a number for the names of buffers. */
  #commands = 0;

  constructor(catalog: Catalog, symbols: Symbols, primary: string) {
    this.#catalog = catalog;
    this.symbols = symbols;
    this.rings = new Rings(primary);
    const draft = { catalog, steps: this.steps, buffers: this.buffers, symbols, bound: this.#bound };
    this.#memory = new CommandMemory(draft);
    this.#entries = new Entries(draft);
    this.#streams = new Streams(draft, this.#entries, this.#memory);
    this.requests = new EventRequests(catalog);
    this.#answers = new Answers(draft, choiceFields(catalog.model));
  }

  get memory(): readonly Buffer[] {
    return this.buffers.all;
  }

  /** Names of symbols that the operation needs and that no step has bound yet. */
  missing(operation: Operation): string[] {
    const entry = this.#entries.image(operation, {});
    const data = this.#memory.dataOf(operation);
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

  readonly interrupts = (act: InterruptAct): void => this.#answers.interrupts(act);

  isBound(symbol: string): boolean {
    return this.#bound.has(symbol);
  }

  /** The steps of one command; the buffers of the queues that it creates, by field. */
  exchange(exchange: Exchange): ReadonlyMap<string, QueueBuffers> {
    const { operation, outcome, note, queue, held = false, failure, reports = [] } = exchange;
    const command = this.#catalog.command(operation.command);
    const ring = this.rings.get(queue);
    const pointers: Pointers = {};
    const number = this.#commands++;
    const sink = this.#memory.data(exchange, command, ring, `data-${number}`, pointers);
    const granted = this.#memory.queues(exchange, command, number, pointers);
    if (held && outcome.awaits)
      this.steps.push({ op: 'event', event: outcome.awaits.event, act: 'hold', note: `${outcome.awaits.event} waits` });
    const cid = this.#submit(operation, ring, pointers, note);
    const { notes } = exchange;
    const submitted = { command, outcome, ring, cid, isAlone: this.#outstanding.size === 0, ...(notes && { notes }) };
    if (held) {
      this.#waiting.push(submitted);
      this.steps.push({ op: 'quiet', ms: QUIET, cqs: ring.completion.buffers.names });
      return granted;
    }
    if (exchange.outstanding !== undefined) {
      this.#outstanding.set(exchange.outstanding, { submitted, exchange, sink });
      this.steps.push({ op: 'quiet', ms: QUIET, cqs: ring.completion.buffers.names });
      return granted;
    }
    if (failure !== undefined) {
      this.#answers.completion(submitted, this.#answers.oneOf(failure, exchange.why), false);
      return granted;
    }
    const isRequest = command.requestsEvent && outcome.fired.length === 0;
    if (isRequest) this.requests.add(queue, submitted);
    this.#reported(isRequest ? null : submitted, reports, ring);
    if (sink && answering(outcome).length === 0) this.#answers.data(sink, exchange);
    return granted;
  }

  /** A stream begins. What it names has to be known: it is sent many times. */
  stream(stream: Stream): void {
    const missing = this.missing(stream.operation);
    if (missing.length > 0) throw new Error(`Unexpected ${missing.join(', ')} in a stream, expected what is known`);
    this.#streams.begin(stream);
  }

  /** An outstanding command completes: with a status, or as its tables say. */
  answer(name: string, status: string | null, reports: readonly EventReport[] = []): void {
    const waiting = this.#outstanding.get(name);
    if (!waiting) throw new Error(`Unexpected answer of ${name}, expected a command that is outstanding`);
    this.#outstanding.delete(name);
    const { exchange, sink } = waiting;
    const submitted = { ...waiting.submitted, isAlone: this.#outstanding.size === 0 };
    if (status === null) this.#reported(submitted, reports, submitted.ring);
    else this.#answers.completion(submitted, { want: this.#catalog.status(status) }, false);
    if (status === null && sink) this.#answers.data(sink, exchange);
  }

  /** Commands that were stopped get no completion, however late. */
  closeOutstanding(): void {
    const queues = [...this.#outstanding.values()].flatMap(({ submitted }) => submitted.ring.completion.buffers.names);
    if (queues.length > 0) this.steps.push({ op: 'quiet', ms: QUIET, cqs: [...new Set(queues)] });
    this.#outstanding.clear();
  }

  /** Lets the event happen that commands wait for; they complete in order. */
  release(event: string, fails: boolean, reports: readonly EventReport[] = []): void {
    this.steps.push({ op: 'event', event, act: fails ? 'fail' : 'release' });
    const ended = this.#waiting.splice(0).map((submitted): Expected => {
      const failure = fails ? submitted.outcome.awaits?.failure : null;
      return failure
        ? { submitted, status: { want: this.#catalog.status(failure.status) }, done: false }
        : { submitted, status: this.#answers.status(submitted.outcome), done: true };
    });
    this.#answers.completions([...ended, ...this.requests.completions(reports)]);
  }

  /** What controllers report, and nothing else completes. */
  report(reports: readonly EventReport[]): void {
    const expected = this.requests.completions(reports);
    if (expected.length > 0) this.#answers.completions(expected);
  }

  /** The completion of a command, `null` for a request that waits, with what controllers report at the same time. */
  #reported(submitted: Submitted | null, reports: readonly EventReport[], ring: SubmissionRing): void {
    const own = submitted === null ? [] : [{ submitted, status: this.#answers.status(submitted.outcome), done: true }];
    const expected = [...own, ...this.requests.completions(reports)];
    if (expected.length > 0) this.#answers.completions(expected);
    else this.steps.push({ op: 'quiet', ms: QUIET, cqs: ring.completion.buffers.names });
  }

  get holds(): string | null {
    return this.#waiting[0]?.outcome.awaits?.event ?? null;
  }

  /** Takes the memory of a queue away and rings its doorbell: the controller cannot fetch. */
  fetchFault(queue: QueueName): void {
    const ring = this.rings.get(queue);
    this.unmap(queue, 'sq');
    this.steps.push({ op: 'doorbell', queue: 'sq', qid: ring.doorbell, value: (ring.submitted + 1) % ring.entries });
    this.steps.push({ op: 'quiet', ms: QUIET, cqs: ring.completion.buffers.names });
  }

  /** Takes the memory of the next entry of a queue away. */
  unmap(queue: QueueName, kind: 'sq' | 'cq'): void {
    const { buffers, submitted, entries, completion } = this.rings.get(queue);
    const { buffer } =
      kind === 'sq'
        ? placeOf(buffers, submitted % entries, SUBMISSION_ENTRY_SIZE)
        : placeOf(completion.buffers, completion.posted % completion.entries, COMPLETION_ENTRY_SIZE);
    this.steps.push({ op: 'mem.unmap', mem: buffer, note: 'the memory of the queue is taken away' });
  }

  /** What is known by now of these names of the device stands in no memory that extended controllers write. */
  hide(names: readonly HiddenName[]): void {
    this.steps.push(...absentSteps(names, this.buffers, this.#bound));
  }

  /** What a host does so that an event happens. */
  stimulus(stimulus: Stimulus): void {
    this.steps.push(...stimulusSteps(stimulus, this.#catalog));
  }

  /** Sets up the function or the queues anew, after a reset. */
  topology(name: string): void {
    this.steps.push({ op: 'topology', name });
    if (name !== ADMIN_QUEUE) return;
    this.rings.restart();
    this.#waiting.splice(0);
    this.#outstanding.clear();
    this.requests.restart();
  }

  #submit(operation: Operation, ring: SubmissionRing, pointers: Readonly<Pointers>, note: string): number {
    const place = placeOf(ring.buffers, ring.submitted % ring.entries, SUBMISSION_ENTRY_SIZE);
    if (ring.isStreamed)
      throw new Error(`Unexpected command in queue ${ring.name.id}, expected none after a stream in the same queue`);
    if (ring.completion.primary && ring.submitted >= ring.entries - 1)
      throw new Error(`Unexpected command ${ring.submitted + 1} in one vector, expected fewer than the queue holds`);
    const cid = FIRST_CID + ring.submitted++;
    const entryAt = { sq: place.buffer, slot: place.slot };
    this.steps.push({ op: 'sqe', note, ...entryAt, ...this.#entries.parts(operation, pointers, cid) });
    this.steps.push({ op: 'doorbell', queue: 'sq', qid: ring.doorbell, value: ring.submitted % ring.entries });
    return cid;
  }
}

/** What a device may do with each buffer of a vector. */
export function allowedAccesses(buffers: Buffers): { space: string; dir: Use; mem: string }[] {
  return buffers.all.map(({ space, name }) => ({ space, dir: buffers.uses.get(name) ?? 'rw', mem: name }));
}

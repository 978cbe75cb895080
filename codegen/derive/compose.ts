import type { ScenarioVector, Space } from '../model/vector.ts';
import { COMPLETION_QUEUES, DOORBELL_MAP, QUEUE, SUBMISSION_QUEUES } from '../model/vocabulary.ts';
import type { Change, GrantedMemory } from '../language/operation.ts';
import type { Value } from '../language/values.ts';
import { bringSymbols, type BroughtRegister } from './brought-symbols.ts';
import type { Exchange, WrittenData } from './exchange.ts';
import { forbiddenChoices } from './forbidden-choices.ts';
import { ownNames } from './hidden-names.ts';
import { holders } from './holders.ts';
import { limitsOf } from './limits-of.ts';
import type { CommandMove, Machine } from './machine.ts';
import { isQuiet, subjectOf, type Effect, type Move, type QuietMove } from './move.ts';
import { Needs } from './needs.ts';
import { writtenBy, writtenHere } from './observers.ts';
import type { QueueBuffers } from './queue-buffers.ts';
import { pageSizeOf, queueOf, vectorOf } from './queue-places.ts';
import { isRecord } from './records.ts';
import type { QueueName } from './queue-name.ts';
import { HOST } from './spaces.ts';
import { streamOf } from './streams.ts';
import { Symbols } from './symbols.ts';
import { ADMIN_MEMORY, ADMIN_QUEUE, FUNCTION } from './topology.ts';
import { disables, unconfigures } from './aftermath.ts';
import { allowedAccesses, Trace } from './trace.ts';

/** What one vector does, in order. */
export interface Plan {
  readonly moves: readonly Move[];
  /** After which moves (by index) everything is read back. */
  readonly readBackAfter: ReadonlySet<number>;
  /** What is read back beside that. */
  readonly shows?: ReadonlySet<string>;
  /** What is said of the data of moves, by index. */
  readonly contents?: ReadonlyMap<number, WrittenData>;
}

/** The steps of a plan with what they need. */
export type Composed = Pick<ScenarioVector, 'requires' | 'memory' | 'steps' | 'level'> & {
  /** What each move did. */
  readonly effects: readonly Effect[];
  readonly spaces: ReadonlyMap<string, Space>;
};

/** Runs a plan on the machine, from its first state, and writes it down as steps. */
export function compose(machine: Machine, plan: Plan, notes: (move: Move, index: number) => string): Composed {
  return new Composition(machine).run(plan, notes);
}

class Composition {
  readonly #machine: Machine;
  readonly #symbols = new Symbols();
  readonly #trace: Trace;
  readonly #needs = new Needs();
  /** Registers that hold what the device brought with it, by the value that stands for it. */
  readonly #registers: ReadonlyMap<Value, BroughtRegister>;
  #level: ScenarioVector['level'] = 'queue';

  constructor(machine: Machine) {
    this.#machine = machine;
    machine.restart();
    const { catalog } = machine;
    this.#trace = new Trace(catalog, this.#symbols, catalog.primary);
    this.#registers = bringSymbols(this.#symbols, machine);
  }

  run({ moves, readBackAfter, shows, contents }: Plan, notes: (move: Move, index: number) => string): Composed {
    const effects: Effect[] = [];
    for (const [index, move] of moves.entries()) {
      const note = notes(move, index);
      effects.push(
        move.kind === 'command' ? this.#command(move, note, contents?.get(index)) : this.#happening(move, note),
      );
      this.#trace.rings.keepThoseOf(this.#machine.plane.state);
      this.#trace.requests.keepThoseOf(this.#machine.plane.state);
      if (readBackAfter.has(index)) this.#readBack(move, shows ?? new Set());
    }
    this.#trace.closeOutstanding();
    const held = this.#trace.holds;
    if (held !== null) this.#happening({ kind: 'release', event: held, fails: false });
    this.#trace.hide(ownNames(this.#machine.catalog.model));
    const { buffers, memory, steps } = this.#trace;
    const tagged = [...buffers.spaces.keys()].some((name) => name !== HOST.name);
    if (tagged && this.#level === 'queue') this.#level = 'tagged';
    const checks = tagged && this.#level === 'tagged';
    return {
      requires: this.#needs.predicates(this.#machine.world.limits),
      memory,
      level: this.#level,
      steps: checks
        ? [{ op: 'dma.begin' }, ...steps, { op: 'dma.expect', only: [...allowedAccesses(buffers), ...ADMIN_MEMORY] }]
        : steps,
      effects,
      spaces: buffers.spaces,
    };
  }

  /** Everything that a move may have changed. */
  #readBack(move: Move, shows: ReadonlySet<string>): void {
    const { model } = this.#machine.catalog;
    const failures = model.commands.flatMap(({ completes }) =>
      move.kind === 'release' && completes?.event.name === move.event && completes.failure
        ? [completes.failure.event.name]
        : [],
    );
    const written = [subjectOf(move), ...failures].flatMap((name) => [...writtenBy(model, name)]);
    const closely = move.kind === 'command' ? writtenHere(this.#machine.catalog, move.operation) : undefined;
    for (const each of this.#machine.readBack(new Set([...written, ...shows]), closely)) this.#look(each);
  }

  /** A command of the plan. What it names and nobody has seen yet is looked up first. */
  #command(move: CommandMove, note: string, data: WrittenData = {}): Effect {
    const missing = this.#trace.missing(move.operation);
    if (missing.length > 0) {
      const values = new Set(missing.map((name) => this.#symbols.valueOf(name)));
      for (const each of this.#machine.readBack(holders(this.#machine, values))) this.#look(each);
    }
    return this.#exchange(move, note, data);
  }

  #look({ move, note }: { readonly move: CommandMove; readonly note: string }): void {
    this.#exchange(move, note, { looks: true });
  }

  #exchange(move: CommandMove, note: string, data: WrittenData & Pick<Exchange, 'looks'>): Effect {
    const { plane, catalog } = this.#machine;
    const { operation, held = false, failure, why, outstanding } = move;
    const queue = queueOf(move, this.#machine, this.#machine.catalog.primary);
    const length = this.#machine.length(operation);
    const from = plane.transferOf(operation)?.from ?? 0;
    const memory = plane.memoryOf(operation);
    const forbidden = forbiddenChoices(plane, operation, this.#symbols);
    const effect = this.#machine.apply(move);
    this.#trace.rings.wait(plane.state);
    const { outcome, reports } = effect;
    if (!outcome) return effect;
    const results = Object.values(outcome.result).map(({ value }) => value);
    const ranges = this.#machine.choiceRanges(catalog.command(operation.command));
    this.#symbols.choose(outcome.chosen, outcome.changes, results, ranges, forbidden);
    for (const { value } of Object.values(outcome.returned?.fields ?? {})) {
      const known = this.#registers.get(value);
      if (known) this.#trace.learn(known.name, known.register);
    }
    if (held) this.#level = 'fault';
    const granted = this.#trace.exchange({
      operation,
      outcome,
      length,
      note,
      queue,
      memory,
      pageSize: pageSizeOf(queue, plane.state),
      held,
      reports,
      ...(failure !== undefined && { failure }),
      ...(why !== undefined && { why }),
      ...(outstanding !== undefined && { outstanding }),
      ...(from > 0 && { from }),
      ...data,
    });
    this.#open(effect.changes, memory, granted);
    this.#needs.look(limitsOf(catalog, operation.command));
    return effect;
  }

  #happening(move: Exclude<Move, { kind: 'command' }>, note = ''): Effect {
    const effect = this.#machine.apply(move);
    if (move.kind === 'answer') {
      this.#trace.answer(move.name, move.status, effect.reports);
      return effect;
    }
    if (isQuiet(move)) {
      this.#quiet(move, note);
      this.#trace.report(effect.reports);
      return effect;
    }
    if (move.kind === 'release') {
      this.#level = 'fault';
      this.#trace.release(move.event, move.fails, effect.reports);
      return effect;
    }
    const { stimulus } = this.#needs.bringAbout(this.#machine.catalog.event(move.name));
    if (stimulus.kind === 'write' || stimulus.kind === 'reset') {
      this.#trace.stimulus(stimulus);
      if (unconfigures(this.#machine.catalog.model, move.name, stimulus)) this.#trace.topology(FUNCTION);
      if (disables(this.#machine.catalog.model, move.name)) this.#trace.topology(ADMIN_QUEUE);
    } else if (move.object) {
      const { object, key } = move.object;
      this.#trace.fetchFault({ object, key, id: 0 });
    }
    this.#trace.report(effect.reports);
    return effect;
  }

  #quiet(move: QuietMove, note: string): void {
    if (move.kind === 'interrupts') this.#trace.interrupts(move.act);
    else if (move.kind === 'register') {
      this.#needs.look(move.limits);
      this.#trace.steps.push(move.step);
    } else if (move.kind === 'flow') this.#trace.steps.push(move.step);
    else if (move.kind === 'stream') {
      this.#trace.stream(streamOf(move, this.#machine, this.#trace.rings, note));
      this.#needs.look(limitsOf(this.#machine.catalog, move.operation.command));
    } else if (move.kind === 'media') {
      this.#level = 'fault';
      this.#trace.steps.push({ op: 'media', act: move.act });
    } else if (move.kind === 'unmap') this.#trace.unmap({ ...move.object, id: move.id }, move.queue);
    else {
      const { object, id, queue, value } = move;
      const qid = this.#doorbellOf({ ...object, id });
      this.#trace.steps.push({ op: 'doorbell', queue, qid, value, note: 'a driver writes to its doorbell' });
    }
  }

  /** Opens the queues that a command created: their records say which memory is theirs. */
  #open(
    changes: readonly Change[],
    memory: readonly GrantedMemory[],
    granted: ReadonlyMap<string, QueueBuffers>,
  ): void {
    for (const attribute of [COMPLETION_QUEUES, SUBMISSION_QUEUES]) {
      for (const change of changes) {
        if (change.attribute !== attribute || change.index === undefined || !isRecord(change.after)) continue;
        const record = change.after;
        const field = memory.find(({ address }) => address === record[QUEUE.base])?.field;
        const buffers = granted.get(field ?? '');
        if (!buffers) continue;
        const name = { object: change.object, key: change.key, id: change.index };
        const opened = { buffers, doorbell: this.#doorbellOf(name) };
        if (attribute === COMPLETION_QUEUES)
          this.#trace.rings.openCompletion(name, record, opened, vectorOf(name, record, this.#machine.plane.state));
        else this.#trace.rings.openSubmission(name, record, opened);
      }
    }
  }

  /** The queue pair of the device: what the doorbell map says, which the device chose, or the queue's own number. */
  #doorbellOf({ object, key, id }: QueueName) {
    const map = this.#machine.plane.state[object]?.get(key)?.attributes[DOORBELL_MAP];
    if (!(map instanceof Map)) return id;
    const pair = (map as ReadonlyMap<number, Value>).get(id);
    const found = this.#symbols.find(pair, true);
    if (!found) return Number(pair ?? id);
    if (!this.#trace.isBound(found.symbol.name))
      for (const each of this.#machine.readBack(new Set([DOORBELL_MAP]))) this.#look(each);
    return `$${found.symbol.name}`;
  }
}

/** The topology that every scenario starts from. */
export const TOPOLOGY = ADMIN_QUEUE;

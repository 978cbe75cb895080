import type { SourceRange } from '../../model/source.ts';
import type { Change } from '../../language/operation.ts';
import type { ObjectInstance } from '../../language/values.ts';
import type { WrittenData } from '../exchange.ts';
import type { Move } from '../move.ts';
import type { Machine } from '../machine.ts';
import { processes } from '../receivers.ts';
import { answering, isOpen } from '../open-outcome.ts';
import { listedRow } from '../listed-row.ts';
import { lengthened } from '../length.ts';
import { holds, valueOf } from './conditions.ts';
import { eventName } from './event-name.ts';
import { failsBy } from './expected-status.ts';
import { ScenarioFault } from './fault.ts';
import { interruptAct } from './interrupt-line.ts';
import { lineOperation } from './line-operation.ts';
import { NextLayout } from './next-layout.ts';
import type { HostLine, Line } from './lines.ts';
import { NamedObjects } from './named-objects.ts';
import { OUTSTANDING, OutstandingCommands } from './outstanding.ts';
import { accessMove } from './access-line.ts';
import { queueMove, type QueueLine } from './queue-line.ts';
import { requireFollowed } from './register-line.ts';
import { ScenarioReports } from './reports.ts';
import { Notes } from './notes.ts';
import { returnedBy, type NoteLine, type ReturnedData, type ReturnedLine } from './returned-line.ts';
import { shownBy } from './shown.ts';
import { ScenarioStreams } from './streams.ts';

/** The most that one line may repeat: a queue of a vector holds no more. */
const MOST_TIMES = 32;

/** The lines of one scenario run on a machine, as moves for a vector. */
export class Run {
  readonly moves: (Move & { readonly note: string })[] = [];
  readonly readBackAfter = new Set<number>();
  readonly rows = new Set<string>();
  /** Requirements in words of which the scenario is an example. */
  readonly shown = new Set<string>();
  readonly contents = new Map<number, WrittenData>();
  readonly #notes = new Notes();
  readonly #machine: Machine;
  readonly #objects: NamedObjects;
  readonly #streams: ScenarioStreams;
  readonly #outstanding = new OutstandingCommands();
  /** What the line before made controllers report. */
  readonly reports: ScenarioReports;
  readonly layouts = new NextLayout();
  #holding: string | null = null;
  /** What the last command returned. */
  #data: ReturnedData | null = null;

  constructor(machine: Machine) {
    this.#machine = machine;
    this.#objects = new NamedObjects(machine);
    this.#streams = new ScenarioStreams(machine, this.#objects.all);
    this.reports = new ScenarioReports(machine.catalog.model.asynchronousEvents.map(({ name }) => name));
  }

  line(line: Line): void {
    if (line.kind !== 'report') this.reports.requireNone(line.at);
    this.layouts.follow(line);
    requireFollowed(line, this.moves, this.#machine.catalog.model);
    switch (line.kind) {
      case 'report':
        return this.#report(line);
      case 'host':
        return this.#hosts(line);
      case 'event':
        return this.#event(line);
      case 'hold':
        return void (this.#holding = eventName(line.name, line.at, this.#machine.catalog));
      case 'release':
        return this.#release(line);
      case 'answer':
        return this.#answer(line);
      case 'media':
        return this.#push({ kind: 'media', act: line.act }, `${line.act} media`);
      case 'register':
      case 'bar':
        return this.#push(accessMove(line, this.#machine, this.#objects.all), line.kind);
      case 'stream':
        return this.#stream(line);
      case 'flow':
      case 'rate':
      case 'share':
        return this.#push(this.#streams.flow(line), line.kind);
      case 'note':
      case 'completion':
      case 'returned':
        return this.#returned(line);
      case 'interrupts':
        return this.#push({ kind: 'interrupts', act: interruptAct(line, this.#machine.catalog) }, 'interrupts');
      case 'ring':
      case 'unmap':
        return this.#queue(line);
      case 'shows':
        for (const id of shownBy(line.ids, this.#machine.catalog.model)) this.shown.add(id);
        return;
      case 'then':
        return this.#then(line.text, line.at);
      case 'data':
      case 'given':
        return;
    }
  }

  #report(line: Extract<Line, { kind: 'report' }>): void {
    const object = line.receiver === null ? null : this.#objects.named(line.receiver, line.at);
    this.rows.add(this.reports.take(line, object));
  }

  /** What a move changes, and the reports that the next lines have to name. */
  #apply(move: Move): readonly Change[] {
    const { changes } = this.#machine.apply(move);
    this.reports.expect(this.#machine.reports);
    return changes;
  }

  #push(move: Move, note: string): void {
    this.moves.push({ ...move, note });
  }

  /** What the data of the command in the line before is, beside what the tables say of it. */
  #returned(line: NoteLine | ReturnedLine): void {
    const last = this.moves.length - 1;
    if (this.moves[last]?.kind !== 'command')
      throw new ScenarioFault(line.at, 'Unexpected line, expected it behind a command');
    const completion = this.#machine.catalog.structure('CQE');
    this.contents.set(last, this.#notes.add(line, this.#data, this.contents.get(last) ?? {}, completion));
  }

  #stream(line: Extract<Line, { kind: 'stream' }>): void {
    const { receiver, at, command } = line.line;
    const object = receiver === null ? null : this.#listening(receiver, at);
    const place = object ? { object: object.type, key: object.key } : { object: this.#machine.catalog.primary, key: 0 };
    this.#push(this.#streams.begin(line, object, place), `${command} again and again`);
  }

  #queue(line: QueueLine): void {
    const { handle, at, kind } = line;
    const { primary } = this.#machine.catalog;
    const move = queueMove(line, handle === null ? { type: primary, key: 0 } : this.#objects.named(handle, at));
    for (const { row } of this.#apply(move)) this.rows.add(row);
    this.#push(move, kind === 'ring' ? 'doorbell' : kind);
  }

  #answer(line: Extract<Line, { kind: 'answer' }>): void {
    const move = this.#outstanding.answer(line, this.#machine.catalog);
    for (const { row } of this.#apply(move)) this.rows.add(row);
    this.#push(move, line.status.name);
  }

  #event({ name: text, handle, at }: Extract<Line, { kind: 'event' }>): void {
    const name = eventName(text, at, this.#machine.catalog);
    const object = handle === null ? undefined : this.#objects.named(handle, at);
    const move: Move = { kind: 'event', name, ...(object && { object: { object: object.type, key: object.key } }) };
    for (const { row } of this.#applied(move, at)) this.rows.add(row);
    this.moves.push({ ...move, note: name });
  }

  /** What an event changes. One that the matrix calls impossible here is a fault of the scenario. */
  #applied(move: Move, at: SourceRange): readonly Change[] {
    try {
      return this.#apply(move);
    } catch (error) {
      const cause = error instanceof Error ? error.message : String(error);
      throw new ScenarioFault(at, `Unexpected event, which cannot happen here: ${cause}`);
    }
  }

  #release({ name, at, fails, status }: Extract<Line, { kind: 'release' }>): void {
    const event = eventName(name, at, this.#machine.catalog);
    const [waiting] = this.#machine.held;
    if (!waiting) throw new ScenarioFault(at, `Unexpected end of ${event}, expected a command that waits for it`);
    const expected = fails ? waiting.failure?.status : this.#machine.catalog.success().name;
    if (status.name !== expected)
      throw new ScenarioFault(status.at, `Unexpected status ${status.name}, but the tables give ${expected ?? 'none'}`);
    const move: Move = { kind: 'release', event, fails };
    for (const { row } of this.#apply(move)) this.rows.add(row);
    this.moves.push({ ...move, note: event });
    this.#holding = null;
  }

  /** An extended controller that fetches commands now. */
  #listening(handle: string, at: SourceRange): ObjectInstance {
    const { type, key } = this.#objects.named(handle, at);
    const object = this.#machine.plane.state[type]?.get(key);
    if (object && processes(object, this.#machine.catalog)) return object;
    throw new ScenarioFault(at, `Unexpected command for ${handle}, which fetches none now; expected it to be enabled`);
  }

  #then(text: string, at: SourceRange): void {
    if (!holds(text, at, this.#machine, this.#objects.all))
      throw new ScenarioFault(at, `Unexpected "${text}", which the tables do not make true here`);
    this.readBackAfter.add(this.moves.length - 1);
  }

  /** A command, as often as the line says. */
  #hosts(line: HostLine): void {
    const times = line.times ? valueOf(line.times.text, line.times.at, this.#machine, this.#objects.all) : 1;
    if (typeof times !== 'number' || !Number.isInteger(times) || times < 1 || times > MOST_TIMES)
      throw new ScenarioFault(line.times?.at ?? line.at, `Unexpected number of times, expected 1 to ${MOST_TIMES}`);
    for (let i = 0; i < times; i++) {
      this.reports.requireNone(line.at);
      this.#host(line);
      this.reports.expect(this.#machine.reports);
    }
  }

  #host(line: HostLine): void {
    const { catalog, plane } = this.#machine;
    const receiver = line.receiver === null ? null : this.#listening(line.receiver, line.at);
    const { operation, content } = lineOperation(line, this.#machine, this.#objects.all, receiver);
    const outcome = plane.evaluate(operation);
    const isOutstanding = line.status.name === OUTSTANDING;
    const layout = this.layouts.take();
    if (isOutstanding) this.#outstanding.begin(line, outcome);
    const failure = isOutstanding ? null : failsBy(line, outcome, catalog, layout);
    const settled = lengthened(operation, outcome, this.#machine.shape(line.command), plane, catalog);
    const { lengthFields } = this.#machine.shape(line.command);
    const whole = [...lengthFields].some((name) => operation.fields[name] !== undefined) ? operation : settled;
    if (outcome.fired.length > 0 || failure) this.#machine.errors.note(operation.receiver);
    const held = outcome.awaits !== null && outcome.awaits.event === this.#holding;
    const move: Move = {
      kind: 'command',
      operation: whole,
      ...(line.queueId !== null && { queueId: line.queueId }),
      ...(held && { held }),
      ...(failure && { failure }),
      ...(isOutstanding && line.handle !== null && { outstanding: line.handle }),
    };
    if (content !== null || layout) this.contents.set(this.moves.length, { ...content, ...(layout && { layout }) });
    this.#data = answering(outcome).length === 0 && !isOutstanding ? returnedBy(whole, outcome, this.#machine) : null;
    this.moves.push({ ...move, note: `${line.command}: ${line.status.name}` });
    const shown = [...Object.values(outcome.result), ...Object.values(outcome.returned?.fields ?? {})];
    for (const id of answering(outcome)) this.rows.add(id);
    if (outcome.fired.length === 0)
      for (const id of listedRow(operation, catalog.command(line.command), catalog.model)) this.rows.add(id);
    for (const { row } of isOpen(outcome) ? [] : shown) this.rows.add(row);
    for (const { row } of this.#machine.commit(outcome, held || isOutstanding)) this.rows.add(row);
    if (line.handle !== null && !isOutstanding) this.#objects.bind(line.handle, outcome, line.at);
  }
}

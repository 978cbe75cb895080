import type { ScenarioSource } from '../../model/model.ts';
import type { SourceRange } from '../../model/source.ts';
import { didYouMean } from '../../model/suggest.ts';
import type { Change } from '../../language/operation.ts';
import { ObjectInstance } from '../../language/values.ts';
import { compose, TOPOLOGY } from '../compose.ts';
import type { Move } from '../move.ts';
import type { Machine } from '../machine.ts';
import { processes } from '../receivers.ts';
import { lengthened } from '../length.ts';
import type { ScenarioVector, Space } from '../../model/vector.ts';
import { holds } from './conditions.ts';
import { ScenarioFault } from './fault.ts';
import { lineOperation } from './line-operation.ts';
import { readLine, type Line } from './lines.ts';

type HostLine = Extract<Line, { kind: 'host' }>;

/** A scenario whose lines agree with the tables: the machine that they ran on, as it stands after them, and the moves. */
export interface FollowedScenario {
  readonly source: ScenarioSource;
  readonly machine: Machine;
  readonly run: Pick<Run, 'moves' | 'readBackAfter' | 'contents' | 'rows'>;
}

/** Runs a scenario fence in the first world in which its `given` lines hold. Throws a ScenarioFault. */
export function followScenario(source: ScenarioSource, machines: readonly Machine[]): FollowedScenario {
  const [first] = machines;
  if (!first)
    throw new ScenarioFault(
      source.at,
      'Unexpected specification without limits, expected a world to run the scenario in',
    );
  const commands = first.catalog.model.commands.map((command) => command.name);
  const lines = source.lines.flatMap(({ text, at }) => readLine(text, at, commands) ?? []);
  const machine = machines.find((each) =>
    lines.every((line) => line.kind !== 'given' || holds(line.text, line.at, each, new Map())),
  );
  if (!machine)
    throw new ScenarioFault(
      source.at,
      'Unexpected given lines that hold together in no small world, expected weaker ones',
    );
  machine.restart();
  const run = new Run(machine);
  for (const line of lines) run.line(line);
  return { source, machine, run };
}

/** Writes a scenario down as a vector. */
export function scenarioVector({ source, machine, run }: FollowedScenario): {
  vector: ScenarioVector;
  spaces: ReadonlyMap<string, Space>;
} {
  const notes = new Map(run.moves.map((move, index) => [index, move.note]));
  const composed = compose(
    machine,
    { moves: run.moves, readBackAfter: run.readBackAfter, contents: run.contents },
    (_move, index) => notes.get(index) ?? '',
  );
  const requirements = [...run.rows];
  const vector: ScenarioVector = {
    id: source.id.toLowerCase(),
    kind: 'scenario',
    title: source.caption,
    requirements,
    ...(source.pending !== undefined && { pending: source.pending }),
    level: composed.level,
    topology: TOPOLOGY,
    requires: composed.requires,
    effects: { destructive: false, scope: 'controller', cleanup: 'controller-reset' },
    memory: composed.memory,
    steps: composed.steps,
  };
  return { vector, spaces: composed.spaces };
}

/** The lines of one scenario run on a machine, as moves for a vector. */
class Run {
  readonly moves: (Move & { readonly note: string })[] = [];
  readonly readBackAfter = new Set<number>();
  readonly rows = new Set<string>();
  readonly contents = new Map<number, { readonly content?: string; readonly reads?: string }>();
  readonly #machine: Machine;
  readonly #handles = new Map<string, ObjectInstance>();
  #holding: string | null = null;

  constructor(machine: Machine) {
    this.#machine = machine;
  }

  line(line: Line): void {
    if (line.kind === 'host') this.#host(line);
    else if (line.kind === 'event') this.#event(line);
    else if (line.kind === 'hold') this.#holding = this.#eventName(line.name, line.at);
    else if (line.kind === 'release') this.#release(line);
    else if (line.kind === 'then') this.#then(line.text, line.at);
  }

  #eventName(name: string, at: SourceRange): string {
    const known = this.#machine.catalog.model.events.map((event) => event.name);
    if (!known.includes(name))
      throw new ScenarioFault(
        at,
        `Unexpected event "${name}", expected one of ${known.join(', ')}${didYouMean(name, known)}`,
      );
    return name;
  }

  #event({ name: text, handle, at }: Extract<Line, { kind: 'event' }>): void {
    const name = this.#eventName(text, at);
    const object = handle === null ? undefined : this.#named(handle, at);
    const move: Move = { kind: 'event', name, ...(object && { object: { object: object.type, key: object.key } }) };
    for (const { row } of this.#applied(move, at)) this.rows.add(row);
    this.moves.push({ ...move, note: name });
  }

  /** What an event changes. One that the matrix calls impossible here is a fault of the scenario. */
  #applied(move: Move, at: SourceRange): readonly Change[] {
    try {
      return this.#machine.apply(move).changes;
    } catch (error) {
      const cause = error instanceof Error ? error.message : String(error);
      throw new ScenarioFault(at, `Unexpected event, which cannot happen here: ${cause}`);
    }
  }

  #release({ name, at, fails, status }: Extract<Line, { kind: 'release' }>): void {
    const event = this.#eventName(name, at);
    const [waiting] = this.#machine.held;
    if (!waiting) throw new ScenarioFault(at, `Unexpected end of ${event}, expected a command that waits for it`);
    const expected = fails ? waiting.failure?.status : this.#machine.catalog.success().name;
    if (status.name !== expected)
      throw new ScenarioFault(status.at, `Unexpected status ${status.name}, but the tables give ${expected ?? 'none'}`);
    const move: Move = { kind: 'release', event, fails };
    for (const { row } of this.#machine.apply(move).changes) this.rows.add(row);
    this.moves.push({ ...move, note: event });
    this.#holding = null;
  }

  /** An extended controller that fetches commands now. */
  #listening(handle: string, at: SourceRange): ObjectInstance {
    const { type, key } = this.#named(handle, at);
    const object = this.#machine.plane.state[type]?.get(key);
    if (object && processes(object, this.#machine.catalog)) return object;
    throw new ScenarioFault(at, `Unexpected command for ${handle}, which fetches none now; expected it to be enabled`);
  }

  #named(handle: string, at: SourceRange): ObjectInstance {
    const known = [...this.#handles.keys()];
    const object = this.#handles.get(handle);
    if (object) return object;
    throw new ScenarioFault(
      at,
      `Unexpected "${handle}", expected one of ${known.join(', ')}${didYouMean(handle, known)}`,
    );
  }

  #then(text: string, at: SourceRange): void {
    if (!holds(text, at, this.#machine, this.#handles))
      throw new ScenarioFault(at, `Unexpected "${text}", which the tables do not make true here`);
    this.readBackAfter.add(this.moves.length - 1);
  }

  #host(line: HostLine): void {
    const { catalog, plane } = this.#machine;
    const receiver = line.receiver === null ? null : this.#listening(line.receiver, line.at);
    const { operation, content } = lineOperation(line, this.#machine, this.#handles, receiver);
    const outcome = plane.evaluate(operation);
    const { mayFail } = catalog.command(line.command);
    const failure = outcome.fired.length === 0 && mayFail.some(({ name }) => name === line.status.name);
    const statuses =
      outcome.fired.length === 0 ? [catalog.success().name] : [...new Set(outcome.fired.map((row) => row.status))];
    const known = catalog.model.statuses.map((status) => status.name);
    if (!known.includes(line.status.name))
      throw new ScenarioFault(
        line.status.at,
        `Unexpected status "${line.status.name}", expected a status of the tables${didYouMean(line.status.name, known)}`,
      );
    if (!failure && !statuses.includes(line.status.name))
      throw new ScenarioFault(
        line.status.at,
        `Unexpected status ${line.status.name}, but the tables give ${statuses.join(' or ')}`,
      );
    const settled = lengthened(operation, outcome, this.#machine.shape(line.command), plane, catalog);
    const { lengthFields } = this.#machine.shape(line.command);
    const whole = [...lengthFields].some((name) => operation.fields[name] !== undefined) ? operation : settled;
    const held = outcome.awaits !== null && outcome.awaits.event === this.#holding;
    const move: Move = {
      kind: 'command',
      operation: whole,
      ...(line.queueId !== null && { queueId: line.queueId }),
      ...(held && { held }),
      ...(failure && { failure: line.status.name }),
    };
    if (content !== null) this.contents.set(this.moves.length, content);
    this.moves.push({ ...move, note: `${line.command}: ${line.status.name}` });
    const shown = [...Object.values(outcome.result), ...Object.values(outcome.returned?.fields ?? {})];
    for (const { id } of outcome.fired) this.rows.add(id);
    for (const { row } of shown) this.rows.add(row);
    for (const { row } of this.#machine.commit(outcome, held)) this.rows.add(row);
    if (line.handle !== null)
      this.#bind(
        line.handle,
        outcome.changes.find((change) => change.attribute === null && change.after !== undefined),
        line,
      );
  }

  #bind(handle: string, created: { object: string; key: number } | undefined, line: HostLine): void {
    const instance = created && this.#machine.plane.state[created.object]?.get(created.key);
    if (!instance)
      throw new ScenarioFault(
        line.at,
        `Unexpected handle ${handle}, expected one only where the command creates an object`,
      );
    // A copy: the handle keeps naming what it was when the object is gone or its key has a new owner.
    this.#handles.set(handle, new ObjectInstance(instance.type, instance.key, { ...instance.attributes }));
  }
}

import { ControlPlane } from '../language/control-plane.ts';
import type { ControlPlaneOptions } from '../language/control-plane-options.ts';
import type { Chooser } from '../language/choose.ts';
import type { EventReport } from '../language/asynchronous-events.ts';
import { EventReporter } from '../language/asynchronous-events.ts';
import type { Awaited, Change, Operation, Outcome } from '../language/operation.ts';
import type { RecordValue, State, Value } from '../language/values.ts';
import type { Command } from '../model/command.ts';
import type { Catalog } from './catalog.ts';
import { choiceRanges } from './choice-ranges.ts';
import { distinctive } from './choosers.ts';
import { Errors } from './errors.ts';
import type { Effect, Move } from './move.ts';
import { answerOf, observers, showsAny, withoutChange } from './observers.ts';
import { answering } from './open-outcome.ts';
import { isOrderedByChoice } from './ordered-by-choice.ts';
import type { Surroundings } from './reach.ts';
import { receiversOf, type Receiver } from './receivers.ts';
import { Shape } from './shape.ts';
import type { ChoiceRanges } from './symbols.ts';
import { textOf } from './text-of.ts';
import { plainAndFull, successes, variations, type Variation } from './variations.ts';
import { deviceAttributes, type World } from './world.ts';

export type CommandMove = Extract<Move, { kind: 'command' }>;

/** A command that only looks, and what it looks at. */
export interface Look {
  readonly move: CommandMove;
  readonly note: string;
}

/** A state with what the device chose on the way to it, and the completions that wait. */
export interface Position {
  readonly state: State;
  readonly chosen: ReadonlyMap<string, readonly Value[]>;
  readonly held: readonly Awaited[];
}

/** The text of one world at work: the interpreter over a state, with what derivation needs around it. */
export class Machine {
  readonly plane: ControlPlane;
  readonly world: World;
  readonly catalog: Catalog;
  /** What the device brings with it, by object type. */
  readonly brought: Readonly<Record<string, RecordValue>>;
  /** What failed, as far as it leaves something. */
  readonly errors: Errors;
  readonly #reporter: EventReporter;
  readonly #shapes = new Map<string, Shape>();
  #observers: readonly Command[] | undefined;
  readonly #initial: Position;
  /** The values of each choice, and the keys of each object type, in order: the next one lies beyond the last. */
  #chosen = new Map<string, readonly Value[]>();
  #held: readonly Awaited[] = [];
  #reports: readonly EventReport[] = [];
  /** Many vectors end in the same state. */
  readonly #looks = new Map<string, readonly Look[]>();

  /** `chooser` picks what the text leaves to the device; without one, values far from all others. `note` hears what rows say. */
  constructor(
    catalog: Catalog,
    world: World,
    chooser?: Chooser,
    note?: ControlPlaneOptions['note'],
    attributes: Readonly<Record<string, RecordValue>> = deviceAttributes(catalog),
  ) {
    this.catalog = catalog;
    this.world = world;
    this.brought = attributes;
    this.plane = new ControlPlane(catalog.model, {
      limits: world.limits,
      attributes,
      evaluator: 'interpreter',
      prepare: 'on demand',
      chooser: chooser ?? distinctive(() => this.#chosen),
      ...(note && { note }),
    });
    this.errors = new Errors(catalog, this.plane);
    this.#reporter = new EventReporter(catalog.model, this.plane, { limits: world.limits, evaluator: 'interpreter' });
    this.#initial = this.position();
  }

  restart(): void {
    this.return(this.#initial);
  }

  position(): Position {
    return { state: this.plane.snapshot(), chosen: new Map(this.#chosen), held: this.#held };
  }

  return({ state, chosen, held }: Position): void {
    this.plane.restore(state);
    this.#chosen = new Map(chosen);
    this.#held = held;
  }

  /** The events that completions wait for. */
  get held(): readonly Awaited[] {
    return this.#held;
  }

  /** What controllers reported in the last move. */
  get reports(): readonly EventReport[] {
    return this.#reports;
  }

  /** Makes a move, with what an awaited event changes and what controllers report then. */
  apply(move: Move): Effect {
    switch (move.kind) {
      case 'command': {
        const outcome = this.plane.evaluate(move.operation);
        if (outcome.fired.length > 0 || move.failure !== undefined) this.errors.note(move.operation.receiver);
        const changes = this.commit(outcome, move.held ?? move.outstanding !== undefined);
        return { outcome, changes, reports: this.#reports };
      }
      case 'event':
        return this.#reported(this.plane.raise(move.name, move.object?.key));
      case 'ring':
        return this.#reported(this.errors.ring(move));
      case 'release': {
        if (move.fails) this.errors.note();
        const held = this.#held;
        this.#held = [];
        const changes = held.flatMap(({ event, failure, key }) =>
          this.plane.raise(move.fails ? (failure?.event ?? event) : event, key),
        );
        return this.#reported(changes);
      }
      case 'answer':
        if (move.status !== null) this.errors.noteAny();
        return this.#reported(move.status === null ? this.#happen(move.awaited) : []);
      default:
        return this.#reported([]);
    }
  }

  /** Makes the changes of an outcome; the event that its completion waits for happens at once unless it is held. */
  commit(outcome: Outcome, held = false): Outcome['changes'] {
    this.plane.commit(outcome);
    for (const [name, value] of Object.entries(outcome.chosen)) this.#remember(name, value);
    for (const change of outcome.changes)
      if (change.attribute === null && change.after !== undefined) this.#remember(change.object, change.key);
    const { awaits, changes } = outcome;
    if (awaits && held) this.#held = [...this.#held, awaits];
    const later = awaits && !held ? this.plane.raise(awaits.event, awaits.key) : [];
    return this.#reported([...changes, ...later]).changes;
  }

  /** The event that one completion waited for. */
  #happen(awaited: Awaited | null): Outcome['changes'] {
    if (awaited === null) return [];
    this.#held = this.#held.filter(({ event, key }) => event !== awaited.event || key !== awaited.key);
    return this.plane.raise(awaited.event, awaited.key);
  }

  #reported(changes: readonly Change[]): Effect {
    this.#reports = this.#reporter.reportAll(changes);
    const more = this.#reports.flatMap((report) => report.changes);
    return { outcome: null, changes: [...changes, ...more], reports: this.#reports };
  }

  #remember(name: string, value: Value): void {
    this.#chosen.set(name, [...(this.#chosen.get(name) ?? []), value]);
  }

  shape(command: string): Shape {
    const shape = this.#shapes.get(command) ?? new Shape(this.catalog, this.catalog.command(command));
    this.#shapes.set(command, shape);
    return shape;
  }

  around(command: Command | null, receiver: Receiver | null = null): Surroundings {
    const brought = Object.values(this.brought).flatMap((values) => Object.values(values));
    const devices = new Set([...brought, ...[...this.#chosen.values()].flat()]);
    const target = command?.target;
    const own = command?.receiver === 'any' && !target;
    return {
      catalog: this.catalog,
      limits: this.world.limits,
      state: this.plane.state,
      target: target?.object.name ?? null,
      receiver,
      own: own ? (this.plane.state[receiver?.object ?? this.catalog.primary]?.get(receiver?.key ?? 0) ?? null) : null,
      targetKey: target?.key.name ?? null,
      devices,
    };
  }

  /** The variations of a command on one controller that takes it: all, or those that succeed. */
  variations(command: Command, receiver: Receiver | null = null, all = true): Generator<Variation> {
    return (all ? variations : plainAndFull)(this.shape(command.name), this.plane, this.around(command, receiver));
  }

  /** The numbers that the device may choose when it carries out a command. */
  choiceRanges(command: Command): ChoiceRanges {
    return choiceRanges(command, this.catalog, this.around(null));
  }

  /** Bytes that the operation transfers; 0 where it transfers none. */
  length(operation: Operation): number {
    return this.plane.transferOf(operation)?.length ?? 0;
  }

  /**
   * The ways to look at the present state: one for each different answer. `showing`: only what shows one of these
   * attributes or object types; without it, all there is. `closely`: what shows one of these is looked at even where
   * something else gives the same answer.
   */
  readBack(showing: ReadonlySet<string> | null = null, closely: ReadonlySet<string> = new Set()): readonly Look[] {
    const state = textOf([this.plane.state, showing && [...showing], [...closely]]);
    const known = this.#looks.get(state) ?? this.#lookAround(showing, closely);
    this.#looks.set(state, known);
    return known;
  }

  #lookAround(showing: ReadonlySet<string> | null, closely: ReadonlySet<string>): readonly Look[] {
    const found = new Map<string, Look>();
    const keys = this.#keys();
    this.#observers ??= observers(this.catalog.model);
    for (const command of this.#observers) {
      for (const receiver of receiversOf(command, this.plane.state, this.catalog)) {
        if (receiver !== null && showing === null) continue;
        for (const success of successes(this.shape(command.name), this.plane, this.around(command, receiver))) {
          const { operation, outcome } = withoutChange(success, this.shape(command.name), this.plane);
          if (answering(outcome).length > 0 || outcome.changes.length > 0) continue;
          if (showing !== null && !showsAny(this.catalog.model, command, outcome, showing)) continue;
          if (isOrderedByChoice(outcome, keys)) continue;
          const key = textOf([receiver, answerOf(this.catalog.model, command, outcome, closely)]);
          const what = outcome.returned ? this.catalog.structure(outcome.returned.structure).name : command.name;
          if (!found.has(key)) found.set(key, { move: { kind: 'command', operation }, note: `read back ${what}` });
        }
      }
    }
    return [...found.values()];
  }

  /** The keys that the device chose for objects. */
  #keys(): ReadonlySet<Value> {
    const types = new Set(this.catalog.model.objects.map(({ mnemonic }) => mnemonic));
    return new Set([...this.#chosen].flatMap(([name, values]) => (types.has(name) ? values : [])));
  }
}

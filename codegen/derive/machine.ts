import { textOf } from './text-of.ts';
import { ControlPlane } from '../language/control-plane.ts';
import type { Chooser } from '../language/choose.ts';
import type { Operation, Outcome } from '../language/operation.ts';
import type { State, Value } from '../language/values.ts';
import type { Command } from '../model/command.ts';
import type { Catalog } from './catalog.ts';
import { observers, showsState } from './observers.ts';
import { reachable, type Surroundings } from './reach.ts';
import { Shape } from './shape.ts';
import { SYMBOL_STEP, type ChoiceRanges } from './symbols.ts';
import { successes, variations, type Variation } from './variations.ts';
import { deviceAttributes, textBytes, type World } from './world.ts';

/** Something that happens in a vector before the command that it is about. */
export type Happening =
  | {
      readonly kind: 'command';
      readonly operation: Operation;
      readonly outcome: Outcome;
      readonly length: number;
      readonly note: string;
    }
  | { readonly kind: 'event'; readonly name: string };

/** A state with what the device chose on the way to it. */
export interface Position {
  readonly state: State;
  readonly chosen: ReadonlyMap<string, readonly Value[]>;
}

/** The first values that stand for what a device chooses: far from limits, ends of ranges and each other. */
const FIRST_KEY = 0xb01;
const FIRST_NUMBER = 0xc101;

/** The text of one world at work: the interpreter over a state, with what derivation needs around it. */
export class Machine {
  readonly plane: ControlPlane;
  readonly world: World;
  readonly catalog: Catalog;
  readonly #shapes: ReadonlyMap<string, Shape>;
  readonly #observers: readonly Command[];
  readonly #initial: Position;
  /** The values of each choice, and the keys of each object type, in order: the next one lies beyond the last. */
  #chosen = new Map<string, readonly Value[]>();
  /** What the device brings with it. */
  readonly #brought: readonly Value[];

  /** `chooser` picks what the text leaves to the device; without one, values far from all others. */
  constructor(catalog: Catalog, world: World, chooser?: Chooser) {
    this.catalog = catalog;
    this.world = world;
    const attributes = deviceAttributes(catalog);
    this.plane = new ControlPlane(catalog.model, {
      limits: world.limits,
      attributes,
      evaluator: 'interpreter',
      chooser: chooser ?? distinctive(() => this.#chosen),
    });
    this.#brought = Object.values(attributes).flatMap((values) => Object.values(values));
    this.#shapes = new Map(catalog.model.commands.map((command) => [command.name, new Shape(catalog, command)]));
    this.#observers = observers(catalog.model);
    this.#initial = this.position();
  }

  restart(): void {
    this.return(this.#initial);
  }

  position(): Position {
    return { state: this.plane.snapshot(), chosen: new Map(this.#chosen) };
  }

  return({ state, chosen }: Position): void {
    this.plane.restore(state);
    this.#chosen = new Map(chosen);
  }

  commit(outcome: Outcome): void {
    this.plane.commit(outcome);
    for (const [name, value] of Object.entries(outcome.chosen)) this.#remember(name, value);
    for (const change of outcome.changes)
      if (change.attribute === null && change.after !== undefined) this.#remember(change.object, change.key);
  }

  #remember(name: string, value: Value): void {
    this.#chosen.set(name, [...(this.#chosen.get(name) ?? []), value]);
  }

  shape(command: string): Shape {
    const shape = this.#shapes.get(command);
    if (!shape) throw new Error(`Unexpected command ${command}, expected one that the model holds`);
    return shape;
  }

  around(command: Command): Surroundings {
    return this.#surroundings(command);
  }

  #surroundings(command: Command | null): Surroundings {
    const devices = new Set([...this.#brought, ...[...this.#chosen.values()].flat()]);
    const target = command?.target;
    return {
      catalog: this.catalog,
      limits: this.world.limits,
      state: this.plane.state,
      target: target?.object.name ?? null,
      receiver: null,
      targetKey: target?.key.name ?? null,
      devices,
    };
  }

  variations(command: Command): Generator<Variation> {
    return variations(this.shape(command.name), this.plane, this.around(command));
  }

  /** The numbers that the device may choose when it carries out a command. */
  choiceRanges({ creates, choices }: Command): ChoiceRanges {
    const ranges = new Map<string, readonly [number, number]>();
    const key = creates && this.catalog.object(creates.object.name).key?.range;
    if (key?.kind === 'key') ranges.set('new', [key.low, key.high]);
    for (const { name, type } of choices) {
      if (type.kind !== 'range') continue;
      const [low] = reachable(type.low, new Map(), this.#surroundings(null));
      const [high] = reachable(type.high, new Map(), this.#surroundings(null));
      if (typeof low === 'number' && typeof high === 'number') ranges.set(name, [low, high]);
    }
    return ranges;
  }

  /** Bytes that the operation transfers; 0 where it transfers none. */
  length(operation: Operation): number {
    return this.plane.transferOf(operation)?.length ?? 0;
  }

  /** Evaluates, commits and describes one command. */
  perform(operation: Operation, note: string): Happening {
    const outcome = this.plane.evaluate(operation);
    const length = this.length(operation);
    this.commit(outcome);
    return { kind: 'command', operation, outcome, length, note };
  }

  /** The ways to look at the present state: one for each different answer. With `all`, those that never change as well. */
  readBack(all = false): Extract<Happening, { kind: 'command' }>[] {
    const found = new Map<string, Extract<Happening, { kind: 'command' }>>();
    for (const command of this.#observers) {
      for (const { operation, outcome } of successes(this.shape(command.name), this.plane, this.around(command))) {
        if (outcome.fired.length > 0 || !outcome.returned) continue;
        if (!all && !showsState(this.catalog.model, command, outcome.returned.structure)) continue;
        if (isOrderedByChoice(outcome, new Set([...this.#chosen.values()].flat()))) continue;
        const key = textOf([
          outcome.returned.structure,
          Object.values(outcome.returned.fields).map(({ value }) => textOf(value)),
        ]);
        if (found.has(key)) continue;
        const note = `read back ${this.catalog.structure(outcome.returned.structure).name}`;
        found.set(key, { kind: 'command', operation, outcome, length: this.length(operation), note });
      }
    }
    return [...found.values()];
  }
}

/** Chooses values that cannot be taken for anything else, each beyond the last one. */
function distinctive(chosen: () => ReadonlyMap<string, readonly Value[]>): Chooser {
  return {
    *key(object, range, isFree) {
      yield* spaced(FIRST_KEY, chosen().get(object)?.at(-1), range.low, range.high);
      for (let key = range.low; key <= range.high; key++) if (isFree(key)) yield key;
    },
    *value(name, type) {
      const last = chosen().get(name)?.at(-1);
      if (type.kind === 'bytes') {
        for (let i = countIn(last) + 1; ; i++)
          yield textBytes(
            type.format === 'nqn' ? `nqn.2026-01.example:chosen:${name}:${i}` : `CHOSEN-${name}-${i}`,
            type.size,
            type.format === 'ascii',
          );
      }
      if (type.kind !== 'number') return;
      yield* spaced(FIRST_NUMBER, last, Number(type.low), Number(type.high));
      for (let value = Number(type.low); value <= type.high; value++) yield value;
    },
    // From both ends in turn: neighbours in a list are no neighbours as numbers.
    *several(_name, type) {
      if (type.kind !== 'number') return;
      for (let i = 0; i <= Number(type.high - type.low); i++)
        yield i % 2 === 0 ? Number(type.low) + i / 2 : Number(type.high) - (i - 1) / 2;
    },
  };
}

function* spaced(first: number, last: Value | undefined, low: number, high: number): Generator<number> {
  const start = typeof last === 'number' && last >= first ? last + SYMBOL_STEP : first;
  for (let value = Math.max(start, low); value <= high; value += SYMBOL_STEP) yield value;
}

/** The number at the end of a text that was chosen before. */
function countIn(last: Value | undefined): number {
  if (typeof last !== 'string') return 0;
  const text = (last.match(/../g) ?? []).map((pair) => String.fromCharCode(Number.parseInt(pair, 16))).join('');
  return Number(/[:-]([0-9]+)[ \0]*$/.exec(text)?.[1] ?? 0);
}

/** Whether a list has several entries in an order that follows from what the device chose: no host can know it. */
function isOrderedByChoice({ returned }: Outcome, chosen: ReadonlySet<Value>): boolean {
  return Object.values(returned?.fields ?? {}).some(({ value }) => {
    if (!Array.isArray(value) || value.length < 2) return false;
    return value.some((entry) => Object.values(entry as Record<string, Value>).some((field) => chosen.has(field)));
  });
}

import { ControlPlane } from '../language/control-plane.ts';
import type { Chooser } from '../language/choose.ts';
import type { Operation, Outcome } from '../language/operation.ts';
import type { State } from '../language/values.ts';
import type { Command } from '../model/command.ts';
import type { Catalog } from './catalog.ts';
import { observers, showsState } from './observers.ts';
import type { Surroundings } from './reach.ts';
import { Shape } from './shape.ts';
import { SYMBOL_STEP } from './symbols.ts';
import { successes, variations, type Variation } from './variations.ts';
import { deviceAttributes, textBytes, type World } from './world.ts';

/** Something that happens in a vector before the command that it is about. */
export type Happening =
  | { readonly kind: 'command'; readonly operation: Operation; readonly outcome: Outcome; readonly length: number; readonly note: string }
  | { readonly kind: 'event'; readonly name: string };

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
  readonly #initial: State;

  constructor(catalog: Catalog, world: World) {
    this.catalog = catalog;
    this.world = world;
    this.plane = new ControlPlane(catalog.model, {
      limits: world.limits,
      attributes: deviceAttributes(catalog),
      evaluator: 'interpreter',
      chooser: distinctive(),
    });
    this.#shapes = new Map(catalog.model.commands.map((command) => [command.name, new Shape(catalog, command)]));
    this.#observers = observers(catalog.model);
    this.#initial = this.plane.snapshot();
  }

  restart(): void {
    this.plane.restore(this.#initial);
  }

  shape(command: string): Shape {
    const shape = this.#shapes.get(command);
    if (!shape) throw new Error(`Unexpected command ${command}, expected one that the model holds`);
    return shape;
  }

  around(command: Command): Surroundings {
    return { catalog: this.catalog, limits: this.world.limits, state: this.plane.state, target: command.target?.object.name ?? null };
  }

  variations(command: Command): Generator<Variation> {
    return variations(this.shape(command.name), this.plane, this.around(command));
  }

  /** Bytes that the operation transfers; 0 where it transfers none. */
  length(operation: Operation): number {
    return this.plane.transferOf(operation)?.length ?? 0;
  }

  /** Evaluates, commits and describes one command. */
  perform(operation: Operation, note: string): Happening {
    const outcome = this.plane.evaluate(operation);
    const length = this.length(operation);
    this.plane.commit(outcome);
    return { kind: 'command', operation, outcome, length, note };
  }

  /** The ways to look at the present state: one for each different answer. With `all`, those that never change as well. */
  readBack(all = false): Extract<Happening, { kind: 'command' }>[] {
    const found = new Map<string, Extract<Happening, { kind: 'command' }>>();
    for (const command of this.#observers) {
      for (const { operation, outcome } of successes(this.shape(command.name), this.plane, this.around(command))) {
        if (outcome.fired.length > 0 || !outcome.returned) continue;
        if (!all && !showsState(this.catalog.model, command, outcome.returned.structure)) continue;
        const key = JSON.stringify([outcome.returned.structure, Object.values(outcome.returned.fields).map(({ value }) => String(JSON.stringify(value)))]);
        if (found.has(key)) continue;
        const note = `read back ${this.catalog.structure(outcome.returned.structure).name}`;
        found.set(key, { kind: 'command', operation, outcome, length: this.length(operation), note });
      }
    }
    return [...found.values()];
  }
}

/** Chooses values that cannot be taken for anything else. */
function distinctive(): Chooser {
  return {
    *key(_object, range, isFree) {
      for (let key = Math.max(FIRST_KEY, range.low); key <= range.high; key += SYMBOL_STEP) if (isFree(key)) yield key;
      for (let key = range.low; key <= range.high; key++) if (isFree(key)) yield key;
    },
    *value(name, type) {
      if (type.kind === 'bytes') {
        for (let i = 1; ; i++) yield textBytes(type.format === 'nqn' ? `nqn.2026-01.example:chosen:${name}:${i}` : `CHOSEN-${name}-${i}`, type.size, type.format === 'ascii');
      }
      if (type.kind !== 'number') return;
      const low = Number(type.low);
      const high = Number(type.high);
      for (let value = Math.max(FIRST_NUMBER, low); value <= high; value += SYMBOL_STEP) yield value;
      for (let value = low; value <= high; value++) yield value;
    },
  };
}

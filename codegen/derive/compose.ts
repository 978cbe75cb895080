import type { Predicate, ScenarioVector } from '../model/vector.ts';
import { commandExpressions, visit } from './comparisons.ts';
import type { Happening, Machine } from './machine.ts';
import { STIMULI } from './stimuli.ts';
import { Symbols } from './symbols.ts';
import { inlineTerms } from './terms.ts';
import { ADMIN_QUEUE } from './topology.ts';
import { Trace } from './trace.ts';
import type { Move } from './explore.ts';

/** What one vector does, in order. */
export interface Plan {
  readonly moves: readonly Move[];
  /** After which moves (by index) everything is read back. */
  readonly readBackAfter: ReadonlySet<number>;
}

/** The steps of a plan with what they need. */
export type Composed = Pick<ScenarioVector, 'requires' | 'memory' | 'steps'> & {
  readonly happenings: readonly Happening[];
};

/** Runs a plan on the machine, from its first state, and writes it down as steps. */
export function compose(machine: Machine, plan: Plan, notes: (move: Move, index: number) => string): Composed {
  const { plane, catalog } = machine;
  machine.restart();
  const symbols = new Symbols();
  for (const object of catalog.model.objects) {
    if (object.key) continue;
    for (const attribute of object.attributes) {
      const value = plane.state[object.mnemonic]?.get(0)?.attributes[attribute.mnemonic];
      if (!attribute.initial && (typeof value === 'number' || typeof value === 'string'))
        symbols.bring(object.mnemonic, attribute.mnemonic, value);
    }
  }
  const trace = new Trace(catalog, symbols);
  const happenings: Happening[] = [];
  const limits = new Set<string>();
  const exchange = (happening: Extract<Happening, { kind: 'command' }>): void => {
    trace.exchange(happening);
    for (const name of limitsOf(machine, happening.operation.command)) limits.add(name);
  };
  for (const [index, move] of plan.moves.entries()) {
    if (move.kind === 'event') {
      plane.raise(move.name);
      STIMULI.get(move.name)?.(trace);
      happenings.push(move);
    } else {
      if (trace.missing(move.operation).length > 0) machine.readBack(true).forEach(exchange);
      const happening = machine.perform(move.operation, notes(move, index));
      if (happening.kind === 'command') {
        const { chosen, changes, result } = happening.outcome;
        symbols.choose(
          chosen,
          changes,
          Object.values(result).map(({ value }) => value),
          machine.choiceRanges(catalog.command(move.operation.command)),
        );
        exchange(happening);
      }
      happenings.push(happening);
    }
    if (plan.readBackAfter.has(index)) {
      machine.readBack().forEach(exchange);
    }
  }
  const requires: Predicate[] = [...limits]
    .sort()
    .map((name) => ['==', `EXT.${name}`, machine.world.limits[name] ?? 0]);
  return { requires, memory: trace.memory, steps: trace.steps, happenings };
}

/** The limits that decide what a command does. */
function limitsOf(machine: Machine, name: string): Set<string> {
  const { model } = machine.catalog;
  const found = new Set<string>();
  const known = new Set(model.limits.map((limit) => limit.mnemonic));
  for (const expression of commandExpressions(model, machine.catalog.command(name))) {
    visit(inlineTerms(expression, model.terms), new Map(), (node) => {
      if (node.kind === 'name' && known.has(node.name)) found.add(node.name);
    });
  }
  return found;
}

/** The topology that every scenario starts from. */
export const TOPOLOGY = ADMIN_QUEUE;

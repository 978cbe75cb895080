import type { Chooser } from '../language/choose.ts';
import type { Value } from '../language/values.ts';
import type { Command } from '../model/command.ts';
import type { Model } from '../model/model.ts';
import { Catalog } from './catalog.ts';
import { distinctive } from './choosers.ts';
import type { Finding } from './finding.ts';
import { Machine, type Position } from './machine.ts';
import { isOpen } from './open-outcome.ts';

/** Moves that are tried with a text that lacks a row. The first ones show what the row is good for, if anything does. */
const MOST_TRIES = 8;

/** A row, or the condition of a choice: what a device can lack. */
interface Part {
  readonly id: string;
  /** The name of the choice. */
  readonly choice?: string;
  without(model: Model): Model;
}

/**
 * Finds the vectors that show an invariant: the same move, in the same state, breaks it on a device that lacks one row. Such
 * a device refuses too little, changes too little or chooses what is taken, and the vector of the row fails on it.
 */
export class KeptInvariants {
  readonly #machine: Machine;
  readonly #tries = new Map<string, number>();
  readonly #lacking = new Map<string, Machine>();
  /** Pairs of a row and an invariant that a finding shows. */
  readonly #shown = new Set<string>();

  constructor(machine: Machine) {
    this.#machine = machine;
  }

  /** The ids of the invariants that a finding is the first to show for one of its rows. Moves the machine. */
  shownBy(finding: Finding): readonly string[] {
    const { outcome, prefix, move } = finding;
    if (this.#machine.catalog.model.invariants.length === 0 || (outcome && isOpen(outcome))) return [];
    const open = partsOf(finding, this.#machine.catalog).filter(({ id }) => (this.#tries.get(id) ?? 0) < MOST_TRIES);
    if (open.length === 0) return [];
    this.#machine.restart();
    for (const each of prefix) this.#machine.apply(each);
    const position = this.#machine.position();
    // A choice can repeat only what was chosen before, or what the device brought with it.
    const parts = open.filter(
      ({ choice }) => choice === undefined || position.chosen.has(choice) || isBrought(this.#machine, choice),
    );
    const shown = new Set<string>();
    for (const part of parts) {
      this.#tries.set(part.id, (this.#tries.get(part.id) ?? 0) + 1);
      for (const id of brokenBy(this.#without(part), position, move)) {
        const pair = `${part.id} ${id}`;
        if (!this.#shown.has(pair)) shown.add(id);
        this.#shown.add(pair);
      }
    }
    return [...shown];
  }

  #without(part: Part): Machine {
    const known = this.#lacking.get(part.id);
    if (known) return known;
    const { catalog, world, brought } = this.#machine;
    const machine = new Machine(new Catalog(part.without(catalog.model)), world, taking(brought), undefined, brought);
    this.#lacking.set(part.id, machine);
    return machine;
  }
}

/** The invariants that do not hold after a move; none where the text without the part is none, which nothing can follow. */
function brokenBy(machine: Machine, position: Position, move: Finding['move']): readonly string[] {
  try {
    machine.return(position);
    const { outcome } = machine.apply(move);
    return outcome && outcome.undefinedRows.length > 0 ? [] : machine.plane.invariants();
  } catch (error) {
    if (error instanceof Error && error.message.includes('Unexpected ')) return [];
    throw error;
  }
}

/** Chooses what is taken, where nothing forbids it: what the device brought with it, and what was chosen the last time. */
function taking(brought: Machine['brought']): Chooser {
  const usual = distinctive(() => new Map());
  const values = Object.values(brought).flatMap((attributes) => Object.entries(attributes));
  return {
    key: (object, range, free) => usual.key(object, range, free),
    *value(name, type, last) {
      for (const [attribute, value] of values) if (attribute === name) yield value as Value;
      yield* usual.value(name, type, last);
    },
    several: (name, type, last) => usual.several(name, type, last),
  };
}

function isBrought({ brought }: Machine, name: string): boolean {
  return Object.values(brought).some((attributes) => name in attributes);
}

/** What decides how a finding ends: the one row that answers, or the rows that change something and the choices. */
function partsOf({ outcome, changes, move }: Finding, catalog: Catalog): readonly Part[] {
  const [row, ...more] = outcome?.fired ?? [];
  if (row) return more.length > 0 ? [] : [{ id: row.id, without: (model) => withoutRow(model, row.id) }];
  const acting = [...new Set(changes.map((change) => change.row))].map((id) => ({
    id,
    without: (model: Model) => withoutRow(model, id),
  }));
  if (!outcome || move.kind !== 'command') return acting;
  const { name } = catalog.command(move.operation.command);
  const choices = Object.keys(outcome.chosen).map((choice) => ({
    id: `${name} chooses ${choice}`,
    choice,
    without: (model: Model) => withoutChoice(model, name, choice),
  }));
  return [...acting, ...choices];
}

function withoutRow(model: Model, id: string): Model {
  const isOther = (row: { readonly id: string }): boolean => row.id !== id;
  return {
    ...model,
    common: model.common.filter(isOther),
    commands: model.commands.map((command) => ({
      ...command,
      conditions: command.conditions.filter(isOther),
      effects: command.effects.filter(isOther),
    })),
    events: model.events.map((event) => ({ ...event, effects: event.effects.filter(isOther) })),
    transitions: model.transitions.filter(isOther),
  };
}

function withoutChoice(model: Model, name: string, choice: string): Model {
  const anything = (command: Command): Command => ({
    ...command,
    creates: command.creates && choice === 'new' ? { ...command.creates, where: null } : command.creates,
    choices: command.choices.map((each) => (each.name === choice ? { ...each, where: null } : each)),
  });
  return { ...model, commands: model.commands.map((each) => (each.name === name ? anything(each) : each)) };
}

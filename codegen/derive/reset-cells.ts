import { ControlPlane } from '../language/control-plane.ts';
import { holdsOf, oppositeCell } from '../language/opposite-cell.ts';
import type { Outcome } from '../language/operation.ts';
import { copyState } from '../language/state.ts';
import type { State } from '../language/values.ts';
import type { Command } from '../model/command.ts';
import type { Model } from '../model/model.ts';
import type { ResetRow } from '../model/reset.ts';
import { commandExpressions, visit } from './comparisons.ts';
import type { Machine } from './machine.ts';
import { subjectOf, type Move } from './move.ts';
import { answering, statusesOf } from './open-outcome.ts';
import { receiversOf } from './receivers.ts';
import { inlineTerms } from './terms.ts';
import { textOf } from './text-of.ts';
import type { Variation } from './variations.ts';

/** After so many states that tell a cell from its opposite, and that no host can tell apart, the cell is left as it is. */
const MOST_STATES = 24;
/** In so many of them commands are tried. */
const MOST_PROBED = 6;

/** A cell of a Reset matrix that nothing has shown yet. */
export interface OpenCell {
  readonly row: ResetRow;
  readonly kind: string;
  /** The attributes of the kind. */
  readonly attributes: readonly string[];
  /** The same as a read back names them. */
  readonly names: ReadonlySet<string>;
  /** The text in which the cell says the opposite. */
  readonly opposite: Model;
  /** That text at work, once it is needed. */
  plane: ControlPlane | null;
  /** How many states were looked at that tell the cell from its opposite. */
  states: number;
}

/** A cell with the state to which a move would have led if it said the opposite. */
export interface Difference {
  readonly cell: OpenCell;
  readonly state: State;
}

/** A cell with a command that ends otherwise if the cell says the opposite. */
export interface Probed {
  readonly cell: OpenCell;
  readonly probe: Variation;
}

/**
 * Cells of Reset matrices and what shows them: for each cell there is the text in which it says the opposite, and what shows the
 * cell is a command that ends otherwise in the state to which that text leads.
 */
export class ResetCells {
  readonly #machine: Machine;
  readonly #open = new Map<string, OpenCell[]>();

  constructor(machine: Machine) {
    this.#machine = machine;
    const { model } = machine.catalog;
    for (const row of model.resets) {
      const subject = row.command.name;
      this.#open.set(subject, [...(this.#open.get(subject) ?? []), ...cellsOf(model, row)]);
    }
  }

  /** Whether there are cells of a command or an event that nothing has shown yet. */
  isOpen(subject: string): boolean {
    return (this.#open.get(subject)?.length ?? 0) > 0;
  }

  /** The cells are looked for no more. */
  close(cells: readonly OpenCell[]): void {
    for (const [subject, open] of this.#open)
      this.#open.set(
        subject,
        open.filter((each) => !cells.includes(each)),
      );
  }

  /** The cells whose opposite would have led a move from the state before to another one than the present one. */
  differences(move: Move, before: State): readonly Difference[] {
    const found = (this.#open.get(subjectOf(move)) ?? []).flatMap((cell) => {
      const state = this.#otherState(cell, move, before);
      return state === null ? [] : [{ cell, state }];
    });
    for (const { cell } of found) cell.states += 1;
    this.close(found.filter(({ cell }) => cell.states > MOST_STATES).map(({ cell }) => cell));
    return found;
  }

  /** The cells that a host sees in the present state by what it reads back. */
  seen(differences: readonly Difference[]): readonly OpenCell[] {
    return differences.flatMap(({ cell, state }) => {
      const looks = this.#machine.readBack(cell.names).map((look) => look.move);
      return this.#inState(state, looks).length > 0 ? [cell] : [];
    });
  }

  /** The cells that the end of a command shows in the present state, each with the first such command. */
  *probed(differences: readonly Difference[]): Generator<Probed> {
    const machine = this.#machine;
    for (const { cell, state } of differences) {
      if (cell.states > MOST_PROBED) continue;
      for (const command of this.#readers(cell)) {
        const [probe] = receiversOf(command, machine.plane.state, machine.catalog).flatMap((receiver) =>
          this.#inState(state, [...machine.variations(command, receiver)]),
        );
        if (!probe) continue;
        yield { cell, probe };
        break;
      }
    }
  }

  #otherState(cell: OpenCell, move: Move, before: State): State | null {
    const { world, brought } = this.#machine;
    cell.plane ??= new ControlPlane(cell.opposite, {
      limits: world.limits,
      attributes: brought,
      evaluator: 'interpreter',
      prepare: 'on demand',
    });
    cell.plane.restore(before);
    replay(cell.plane, move);
    const state = copyState(this.#machine.plane.state);
    let differs = false;
    for (const [key, object] of state[cell.row.object] ?? []) {
      const other = cell.plane.state[cell.row.object]?.get(key)?.attributes;
      for (const name of other ? cell.attributes : []) {
        const value = other?.[name];
        if (value === undefined || textOf(value) === textOf(object.attributes[name])) continue;
        object.attributes[name] = value;
        differs = true;
      }
    }
    return differs ? state : null;
  }

  /** Those of some operations of the present state that end otherwise in another state. */
  #inState<Tried extends Pick<Variation, 'operation'>>(state: State, tried: readonly Tried[]): Tried[] {
    const machine = this.#machine;
    const here = machine.position();
    const ends = (): Outcome[] => tried.map(({ operation }) => machine.plane.evaluate(operation));
    const own = ends();
    machine.return({ ...here, state });
    const others = ends();
    machine.return(here);
    return tried.filter((_, i) => isOther(own[i] as Outcome, others[i] as Outcome));
  }

  /** Commands whose tables read what the cell is about. */
  #readers({ attributes }: OpenCell): Command[] {
    const { model } = this.#machine.catalog;
    return model.commands.filter((command) => {
      let reads = false;
      for (const expression of commandExpressions(model, command))
        visit(inlineTerms(expression, model.terms), new Map(), (node) => {
          reads ||= node.kind === 'member' && attributes.includes(node.name);
        });
      return reads;
    });
  }
}

function cellsOf(model: Model, row: ResetRow): OpenCell[] {
  const object = model.objects.find(({ mnemonic }) => mnemonic === row.object);
  return Object.entries(row.cells).flatMap(([kind, { at }]) => {
    const cell = oppositeCell(model, row, kind);
    const held = holdsOf(model, row, kind);
    if (!object || cell === null || held.includes(row.object)) return [];
    const attributes = held.filter((name) => object.attributes.some(({ mnemonic }) => mnemonic === name));
    const names = new Set(object.key === null ? attributes.map((name) => `${row.object}.${name}`) : attributes);
    const changed = { ...row, cells: { ...row.cells, [kind]: { cell, at } } };
    const opposite = { ...model, resets: model.resets.map((each) => (each === row ? changed : each)) };
    return [{ row, kind, attributes, names, opposite, plane: null, states: 0 }];
  });
}

/** Makes the same move where another text holds. */
function replay(plane: ControlPlane, move: Move): void {
  if (move.kind === 'event') plane.raise(move.name, move.object?.key);
  if (move.kind !== 'command') return;
  const outcome = plane.evaluate(move.operation);
  plane.commit(outcome);
  if (outcome.awaits && move.held === undefined) plane.raise(outcome.awaits.event, outcome.awaits.key);
}

/**
 * Whether a host can tell two ends of a command apart, whichever of several rows answers: no status is right for both, or what is
 * returned differs.
 */
function isOther(one: Outcome, other: Outcome): boolean {
  if ([...answering(one), ...answering(other)].length === 0) return textOf(valuesOf(one)) !== textOf(valuesOf(other));
  const others = statusesOf(other, '');
  return statusesOf(one, '').every((status) => !others.includes(status));
}

function valuesOf({ returned, result }: Outcome): unknown {
  return [returned?.fields ?? {}, result].map((fields) =>
    Object.entries(fields).map(([name, { value }]) => [name, value]),
  );
}

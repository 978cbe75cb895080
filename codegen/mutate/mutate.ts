import { didYouMean } from '../model/suggest.ts';
import type { Command, EffectRow, ReturnedRow, Row, StatusRow } from '../model/command.ts';
import type { Expression } from '../model/expression.ts';
import type { Model, Term, TransitionRow } from '../model/model.ts';
import { expressionMutants } from './expressions.ts';

/** A model that is wrong in one row. */
export interface Mutant {
  /** `ROW:OPERATOR`, with a number where one operator applies in several places. */
  readonly id: string;
  /** The requirement id of the row, or the name of the term. */
  readonly row: string;
  readonly model: Model;
}

/** A change to one row: its operator, and the row afterwards or `null` where it is gone. */
interface RowChange<R> {
  readonly operator: string;
  readonly row: R | null;
}

/** Every mutant of a model, in the order of its rows. */
export function* mutants(model: Model): Generator<Mutant> {
  const used = new Map<string, number>();
  for (const { row, operator, model: changed } of changes(model)) {
    const base = `${row}:${operator}`;
    const count = (used.get(base) ?? 0) + 1;
    used.set(base, count);
    yield { id: count === 1 ? base : `${base}-${count}`, row, model: changed };
  }
}

/** The model with one row changed. Throws a RangeError that says which mutants the row has where there is none such. */
export function applyMutant(model: Model, id: string): Model {
  const known: string[] = [];
  for (const mutant of mutants(model)) {
    if (mutant.id === id) return mutant.model;
    known.push(mutant.id);
  }
  const [row = ''] = id.split(':');
  const near = known.filter((each) => each.startsWith(`${row}:`));
  const expected =
    near.length > 0
      ? `one of ${near.join(', ')}`
      : `ROW:OPERATOR${didYouMean(row, new Set(known.map((each) => each.split(':')[0] ?? '')))}`;
  throw new RangeError(`Unexpected mutant ${id}, expected ${expected}`);
}

type Changed = Omit<Mutant, 'id'> & { readonly operator: string };

function* changes(model: Model): Generator<Changed> {
  for (const [i, row] of model.common.entries()) {
    for (const change of statusChanges(model, row))
      yield {
        row: row.id,
        operator: change.operator,
        model: { ...model, common: replaced(model.common, i, change.row) },
      };
  }
  for (const [i, command] of model.commands.entries()) {
    for (const { row, operator, command: changed } of commandChanges(model, command)) {
      yield { row, operator, model: { ...model, commands: replaced(model.commands, i, changed) } };
    }
  }
  for (const [i, row] of model.transitions.entries()) {
    for (const change of transitionChanges(row))
      yield {
        row: row.id,
        operator: change.operator,
        model: { ...model, transitions: replaced(model.transitions, i, change.row) },
      };
  }
  for (const [i, term] of model.terms.entries()) {
    for (const { operator, expression } of expressionMutants(term.definition)) {
      const changed: Term = { ...term, definition: expression };
      yield { row: term.name, operator, model: { ...model, terms: replaced(model.terms, i, changed) } };
    }
  }
}

function* commandChanges(
  model: Model,
  command: Command,
): Generator<{ row: string; operator: string; command: Command }> {
  const { conditions, effects, returned, target } = command;
  for (const [i, row] of conditions.entries()) {
    for (const change of statusChanges(model, row))
      yield {
        row: row.id,
        operator: change.operator,
        command: { ...command, conditions: replaced(conditions, i, change.row) },
      };
  }
  for (const [i, row] of effects.entries()) {
    for (const change of effectChanges(model, row))
      yield {
        row: row.id,
        operator: change.operator,
        command: { ...command, effects: replaced(effects, i, change.row) },
      };
  }
  for (const [i, row] of returned.entries()) {
    for (const change of valueChanges<ReturnedRow>(row))
      yield {
        row: row.id,
        operator: change.operator,
        command: { ...command, returned: replaced(returned, i, change.row) },
      };
  }
  if (target) {
    const { id } = target;
    yield {
      row: id,
      operator: 'status',
      command: {
        ...command,
        target: { ...target, status: { ...target.status, name: otherStatus(model, target.status.name) } },
      },
    };
    if (target.where) {
      yield { row: id, operator: 'drop-where', command: { ...command, target: { ...target, where: null } } };
    }
  }
}

function* statusChanges<R extends StatusRow>(model: Model, row: R): Generator<RowChange<R>> {
  yield { operator: 'drop', row: null };
  yield {
    operator: 'negate',
    row: { ...row, condition: { kind: 'not', operand: row.condition, at: row.condition.at } },
  };
  yield { operator: 'status', row: { ...row, status: { ...row.status, name: otherStatus(model, row.status.name) } } };
  for (const { operator, expression } of expressionMutants(row.condition))
    yield { operator, row: { ...row, condition: expression } };
  yield* whenChanges(row);
}

/**
 * Changes to an effect. A new object without one of its attributes is an ill-formed text and no device: where the row gives
 * the object its first value, the value becomes 0 instead, and the row that creates it stays.
 */
function* effectChanges(model: Model, row: EffectRow): Generator<RowChange<EffectRow>> {
  if (row.value.kind === 'name' && row.value.name === 'created') return;
  if (!givesFirstValue(model, row.place)) return yield* valueChanges(row);
  yield { operator: 'zero', row: { ...row, value: { kind: 'number', value: 0, text: '0', at: row.value.at } } };
  for (const { operator, expression } of expressionMutants(row.value))
    yield { operator, row: { ...row, value: expression } };
}

/** Whether a place is an attribute of a new object that has no initial value. */
function givesFirstValue(model: Model, place: Expression): boolean {
  if (place.kind !== 'member' || place.object.kind !== 'entry') return false;
  const { collection, key } = place.object;
  if (key.kind !== 'name' || key.name !== 'new' || collection.kind !== 'name') return false;
  const object = model.objects.find(({ mnemonic }) => mnemonic === collection.name);
  return object?.attributes.find(({ mnemonic }) => mnemonic === place.name)?.initial === null;
}

function* valueChanges<R extends Row & { readonly value: Expression }>(row: R): Generator<RowChange<R>> {
  yield { operator: 'drop', row: null };
  for (const { operator, expression } of expressionMutants(row.value))
    yield { operator, row: { ...row, value: expression } };
  yield* whenChanges(row);
}

function* whenChanges<R extends Row>(row: R): Generator<RowChange<R>> {
  if (!row.when) return;
  yield { operator: 'drop-when', row: { ...row, when: null } };
  for (const { operator, expression } of expressionMutants(row.when))
    yield { operator: `when-${operator}`, row: { ...row, when: expression } };
}

function* transitionChanges(row: TransitionRow): Generator<RowChange<TransitionRow>> {
  yield { operator: 'drop', row: null };
  for (const state of Object.keys(row.cells)) {
    if (row.cells[state]?.kind === 'stays') continue;
    yield {
      operator: `stays-${state.toLowerCase()}`,
      row: { ...row, cells: { ...row.cells, [state]: { kind: 'stays' } } },
    };
  }
}

/** A status that the row does not give: the next one in the tables that is neither this nor success. */
function otherStatus(model: Model, name: string): string {
  const at = model.statuses.findIndex((status) => status.name === name);
  const order = [...model.statuses.slice(at + 1), ...model.statuses.slice(0, at)];
  return order.find((status) => status.value !== 0)?.name ?? name;
}

function replaced<T>(list: readonly T[], at: number, changed: T | null): T[] {
  return list.flatMap((each, i) => (i !== at ? [each] : changed === null ? [] : [changed]));
}

import { print } from '../language/print.ts';
import type { EffectRow, ReturnedRow, Row, StatusRow } from '../model/command.ts';
import type { Expression } from '../model/expression.ts';
import type { Model } from '../model/model.ts';
import { expressionMutants } from './expressions.ts';
import type { Change, MutantClass } from './mutant.ts';
import type { Vocabulary } from './vocabulary.ts';

type RowChange<R> = Change<R | null>;

/** Changes to a row of Status conditions or Common conditions. */
export function* statusChanges<R extends StatusRow>(model: Model, row: R, names: Vocabulary): Generator<RowChange<R>> {
  const { condition, status } = row;
  yield gone(row, print(condition));
  const negated: Expression = { kind: 'not', operand: condition, at: condition.at };
  yield change('negate', 'row', print(condition), print(negated), { ...row, condition: negated });
  const other = otherStatus(model, status.name);
  yield change('status', 'row', status.name, other, { ...row, status: { ...status, name: other } });
  for (const mutant of expressionMutants(condition, names))
    yield { ...mutant, changed: { ...row, condition: mutant.changed } };
  yield* whenChanges(row, names);
}

/**
 * Changes to an effect. A new object without one of its attributes is an ill-formed text and no device: where the row gives
 * the object its first value, the value becomes 0 instead, and the row that creates it stays.
 */
export function* effectChanges(model: Model, row: EffectRow, names: Vocabulary): Generator<RowChange<EffectRow>> {
  const { value, place } = row;
  if (value.kind === 'name' && value.name === 'created') return;
  if (givesFirstValue(model, place)) {
    const zero: Expression = { kind: 'number', value: 0, text: '0', at: value.at };
    yield change('zero', 'value', print(value), '0', { ...row, value: zero });
  } else yield gone(row, `${print(place)} becomes ${print(value)}`);
  yield* valueChanges(row, names);
  yield* whenChanges(row, names);
}

/** Changes to a row of Returned data. `rows`: all those of the command. */
export function* returnedChanges(
  model: Model,
  row: ReturnedRow,
  rows: readonly ReturnedRow[],
  names: Vocabulary,
): Generator<RowChange<ReturnedRow>> {
  yield gone(row, `${row.structure.name}.${row.field.name} is ${print(row.value)}`);
  yield* valueChanges(row, names);
  const other = neighbour(model, row, rows);
  if (other)
    yield change('value-of-other-field', 'value', print(row.value), print(other.value), { ...row, value: other.value });
  yield* whenChanges(row, names);
}

/** Changes to a When cell. */
export function* whenChanges<R extends Row>(row: R, names: Vocabulary): Generator<RowChange<R>> {
  const { when } = row;
  if (!when) return;
  yield change('drop-when', 'when', `when ${print(when)}`, 'always', { ...row, when: null });
  for (const mutant of expressionMutants(when, names))
    yield { ...mutant, operator: `when-${mutant.operator}`, changed: { ...row, when: mutant.changed } };
}

/** A status that the row does not give: the next one in the tables that is neither this nor success. */
export function otherStatus(model: Model, name: string): string {
  const at = model.statuses.findIndex((status) => status.name === name);
  const order = [...model.statuses.slice(at + 1), ...model.statuses.slice(0, at)];
  return order.find((status) => status.value !== 0)?.name ?? name;
}

function* valueChanges<R extends Row & { readonly value: Expression }>(
  row: R,
  names: Vocabulary,
): Generator<RowChange<R>> {
  for (const mutant of expressionMutants(row.value, names))
    yield { ...mutant, changed: { ...row, value: mutant.changed } };
}

/** Whether a place is an attribute of a new object that has no initial value. */
function givesFirstValue(model: Model, place: Expression): boolean {
  if (place.kind !== 'member' || place.object.kind !== 'entry') return false;
  const { collection, key } = place.object;
  if (key.kind !== 'name' || key.name !== 'new' || collection.kind !== 'name') return false;
  const object = model.objects.find(({ mnemonic }) => mnemonic === collection.name);
  return object?.attributes.find(({ mnemonic }) => mnemonic === place.name)?.initial === null;
}

/** The next row of the same structure whose field is as wide: the value that a slip would put here. */
function neighbour(model: Model, row: ReturnedRow, rows: readonly ReturnedRow[]): ReturnedRow | undefined {
  const own = rows.filter(({ structure }) => structure.name === row.structure.name);
  const fields = model.structures.find(({ mnemonic }) => mnemonic === row.structure.name)?.fields ?? [];
  const widthOf = ({ field }: ReturnedRow): number | undefined =>
    fields.find(({ mnemonic }) => mnemonic === field.name)?.width;
  const at = own.indexOf(row);
  return [...own.slice(at + 1), ...own.slice(0, at)].find(
    (other) => widthOf(other) === widthOf(row) && print(other.value) !== print(row.value),
  );
}

function gone<R>(_row: R, from: string): RowChange<R> {
  return { operator: 'drop', class: 'row', from, to: 'nothing', changed: null };
}

function change<R>(operator: string, kind: MutantClass, from: string, to: string, changed: R): Change<R> {
  return { operator, class: kind, from, to, changed };
}

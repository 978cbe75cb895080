import type { Model } from '../model/model.ts';
import type { ResetRow } from '../model/reset.ts';
import type { Closure } from './closure.ts';
import type { Environment } from './environment.ts';
import { withTarget } from './environment.ts';
import type { Preparation } from './prepare.ts';
import { unresolved } from './prepare.ts';
import type { Scopes } from './scope.ts';
import { initialAttributes } from './state.ts';
import type { ObjectInstance, Value } from './values.ts';
import type { World } from './world.ts';
import type { Writes } from './writes.ts';

/** A row of a Reset matrix, ready to run. */
export interface PreparedReset {
  readonly row: ResetRow;
  readonly when: Closure;
  /** Whether the object itself is lost. */
  readonly removes: boolean;
  /** The attributes that begin anew, each with the value that it begins with. */
  readonly attributes: readonly { readonly name: string; readonly initial: (environment: Environment) => Value }[];
}

/** Makes rows of the matrices ready. */
export function prepareResets(
  rows: readonly ResetRow[],
  scopes: Scopes,
  preparation: Preparation,
): readonly PreparedReset[] {
  return rows.map((row) => {
    const held = lostBy(scopes.world.model, row);
    const attributes = (scopes.world.objects.get(row.object)?.attributes ?? []).filter(({ mnemonic }) =>
      held.has(mnemonic),
    );
    return {
      row,
      when: preparation.condition(row.when, scopes.transition(row), row.id),
      removes: held.has(row.object),
      attributes: attributes.map((attribute) => ({
        name: attribute.mnemonic,
        initial: initialOf(row, attribute.mnemonic, scopes.world),
      })),
    };
  });
}

/** The value that an attribute begins with; every object of its type on a device begins with the same. */
function initialOf(row: ResetRow, name: string, world: World): (environment: Environment) => Value {
  const object = world.objects.get(row.object);
  let known: Value | undefined;
  return ({ limits }) => {
    known ??= object && initialAttributes(world, object, limits)[name];
    if (known !== undefined) return known;
    throw unresolved(
      row.id,
      row.at,
      `Unexpected ${row.object}.${name} without an initial value, expected one because ${row.id} makes it begin anew`,
    );
  };
}

/** What a row takes away or makes begin anew: names of attributes, registers, the object, or matters. */
export function lostBy(model: Model, row: ResetRow): ReadonlySet<string> {
  const kinds = model.stateKinds.filter(({ object, name }) => {
    const cell = row.cells[name]?.cell;
    return object === row.object && (cell === 'default' || cell === 'lost');
  });
  return new Set(kinds.flatMap(({ holds }) => holds.map(({ name }) => name)));
}

/** Gives an object what the rows leave of it. */
export function runResets(
  resets: readonly PreparedReset[],
  object: ObjectInstance,
  environment: Environment,
  writes: Writes,
): void {
  for (const { row, when, removes, attributes } of resets) {
    if (when(environment.target === object ? environment : withTarget(environment, object)) !== true) continue;
    const place = { object: object.type, key: object.key, row: row.id };
    if (removes) {
      writes.add({ ...place, attribute: null, before: { ...object.attributes }, after: undefined });
      continue;
    }
    for (const { name, initial } of attributes) {
      const before = object.attributes[name];
      const after = initial(environment);
      if (isInitial(before, after)) continue;
      writes.add({ ...place, attribute: name, before, after });
    }
  }
}

/** Whether an attribute is already as it begins, as far as that is quickly told: nothing changes then. */
function isInitial(before: Value | undefined, after: Value): boolean {
  if (before === after) return true;
  if (!(before instanceof Map) || !(after instanceof Map) || before.size !== after.size) return false;
  const entries = after as ReadonlyMap<number, Value>;
  return [...(before as ReadonlyMap<number, Value>)].every(([key, value]) => entries.get(key) === value);
}

/** The rows of a command or an event. */
export function resetRowsOf(model: Model, name: string, event: boolean): readonly ResetRow[] {
  return model.resets.filter((row) => row.event === event && row.command.name === name);
}

import type { EffectRow } from '../model/command.ts';
import { type AskedValues, NOTHING_ASKED } from './asked-values.ts';
import type { Closure } from './closure.ts';
import type { Environment } from './environment.ts';
import type { Outcome } from './operation.ts';
import type { Place } from './places.ts';
import type { Preparation } from './prepare.ts';
import type { AskingRow } from './row-selection.ts';
import type { Scope } from './scope.ts';
import { initialAttributes } from './state.ts';
import type { Type } from './types.ts';
import type { Undefined, Value } from './values.ts';
import { UNDEFINED } from './values.ts';
import type { World } from './world.ts';
import type { Writes } from './writes.ts';

/** A row of Effects, ready to run. */
export interface PreparedEffect extends AskingRow {
  readonly id: string;
  readonly when: Closure;
  readonly place: Place;
  /** The key of the object that the place is in. */
  readonly key: Closure;
  /** The key in a map attribute; undefined outside its bounds. */
  readonly index: Closure | null;
  /** What an entry that is not there counts as before. */
  readonly absent: Value;
  readonly value: Closure;
}

/** Makes a row of Effects ready. */
export function prepareEffect(
  row: EffectRow,
  scope: Scope,
  preparation: Preparation,
  { when, asks }: { readonly when: Closure; readonly asks: AskedValues } = {
    when: preparation.condition(row.when, scope, row.id),
    asks: NOTHING_ASKED,
  },
): PreparedEffect {
  const { place, type } = preparation.place(row.place, scope, row.id);
  return {
    id: row.id,
    when,
    asks,
    place,
    key: place.kind === 'result' ? keyOf(place, preparation) : preparation.closure(place.key),
    index: place.kind === 'attribute' ? indexOf(place, scope.world, preparation) : null,
    absent: place.kind === 'attribute' ? absentEntry(scope.world.attributeType(place.attribute)) : null,
    value: preparation.value(row.value, scope, type, row.id),
  };
}

/** A field of the completion has no key, and is undefined where the request does not select it. */
function keyOf({ present }: Place & { kind: 'result' }, preparation: Preparation): Closure {
  if (present === null) return () => 0;
  const isPresent = preparation.closure(present);
  return (environment) => (isPresent(environment) === true ? 0 : UNDEFINED);
}

function indexOf(
  { index, attribute }: Place & { kind: 'attribute' },
  world: World,
  preparation: Preparation,
): Closure | null {
  const type = world.attributeType(attribute);
  if (index === null || type.kind !== 'map') return null;
  const isInside = preparation.closure({
    kind: 'in-range',
    negated: false,
    left: index,
    low: type.low,
    high: type.high,
  });
  const key = preparation.closure(index);
  return (environment) => (isInside(environment) === true ? key(environment) : UNDEFINED);
}

function absentEntry(type: Type): Value {
  return type.kind === 'map' && !type.sparse ? type.initial : null;
}

/** What effects give beside changes of the state. */
export interface EffectResults {
  readonly result: Record<string, Outcome['result'][string]>;
  readonly undefinedRows: string[];
}

/** Runs all effects whose When is true, on the state as it is before the command. */
export function runEffects(
  effects: readonly PreparedEffect[],
  environment: Environment,
  writes: Writes,
  { world, results }: { readonly world: World; readonly results: EffectResults },
): void {
  if (effects.length === 0) return;
  const created: { readonly effect: PreparedEffect; readonly key: number }[] = [];
  let when: Closure | null = null;
  let applies: Value | Undefined = false;
  for (const effect of effects) {
    // Rows with the same When share its closure, and mostly stand together: it is looked at once.
    if (effect.when !== when) applies = (when = effect.when)(environment);
    if (applies === false) continue;
    const key = effect.key(environment);
    const value = effect.value(environment);
    const index = effect.index === null ? undefined : effect.index(environment);
    if (applies === UNDEFINED || key === UNDEFINED || value === UNDEFINED || index === UNDEFINED) {
      results.undefinedRows.push(effect.id);
      continue;
    }
    if (effect.place.kind === 'result') setResult(results, effect, effect.place.field, value);
    else if (effect.place.kind === 'object') {
      created.push({ effect, key: Number(key) });
      writes.add(creation(world, effect, effect.place, { key: Number(key), environment }));
    } else
      writes.add(
        change(effect, effect.place, {
          key: Number(key),
          index: index === undefined ? undefined : Number(index),
          value,
          environment,
        }),
      );
  }
  if (results.undefinedRows.length === 0)
    for (const { effect, key } of created) requireWhole(world, effect, key, writes);
}

function setResult({ result }: EffectResults, { id }: PreparedEffect, field: string, value: Value): void {
  const other = result[field];
  if (other !== undefined)
    throw new Error(
      `Unexpected second value for ${field} by ${id}, expected When cells that keep it apart from ${other.row}`,
    );
  result[field] = { value, row: id };
}

function creation(
  world: World,
  { id }: PreparedEffect,
  { object }: Place & { kind: 'object' },
  { key, environment }: { readonly key: number; readonly environment: Environment },
): Writes['changes'][number] {
  if (environment.state[object.mnemonic]?.has(key) === true)
    throw new Error(`Unexpected creation of ${object.mnemonic}[${key}] by ${id}, expected a key that no object has`);
  return {
    object: object.mnemonic,
    key,
    attribute: null,
    before: undefined,
    after: initialAttributes(world, object, environment.limits),
    row: id,
  };
}

interface Written {
  readonly key: number;
  readonly index: number | undefined;
  readonly value: Value;
  readonly environment: Environment;
}

function change(
  { id, absent }: PreparedEffect,
  { object, attribute }: Place & { kind: 'attribute' },
  { key, index, value, environment }: Written,
): Writes['changes'][number] {
  const type = object?.mnemonic ?? (environment.target === UNDEFINED ? '' : environment.target.type);
  const whole = environment.state[type]?.get(key)?.attributes[attribute.mnemonic];
  const before =
    index === undefined || !(whole instanceof Map)
      ? whole
      : ((whole as ReadonlyMap<number, Value>).get(index) ?? absent);
  const changed = { object: type, key, attribute: attribute.mnemonic, before, after: value, row: id };
  return index === undefined ? changed : { ...changed, index };
}

/** Every attribute of a new object has a value: a constant initial one, or one from an effect. */
function requireWhole(world: World, { id, place }: PreparedEffect, key: number, writes: Writes): void {
  if (place.kind !== 'object') return;
  const { mnemonic, attributes } = place.object;
  for (const attribute of attributes) {
    const given = attribute.initial !== null || writes.has(mnemonic, key, attribute.mnemonic);
    if (!given)
      throw new Error(
        `Unexpected ${mnemonic}.${attribute.mnemonic} without a value after ${id}, expected an initial value or an effect that sets it`,
      );
  }
}

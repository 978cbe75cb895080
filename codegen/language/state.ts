import type { ObjectType } from '../model/model.ts';
import { initialMap } from './initial-map.ts';
import { Objects } from './objects.ts';
import type { Change } from './operation.ts';
import type { State, Value } from './values.ts';
import { ObjectInstance } from './values.ts';
import type { World } from './world.ts';

/** Values of attributes by object type and attribute, for attributes whose initial value is blank. */
export type GivenAttributes = Readonly<Record<string, Readonly<Record<string, Value>>>>;

/** The state of a device after power on: the one primary controller, and nothing else. */
export function initialState(world: World, given: GivenAttributes, limits: Readonly<Record<string, number>>): State {
  const state: Record<string, Map<number, ObjectInstance>> = {};
  for (const object of world.objects.values()) {
    const objects = new Objects();
    if (object.key === null)
      objects.set(
        0,
        new ObjectInstance(object.mnemonic, 0, singleAttributes(world, object, given[object.mnemonic] ?? {}, limits)),
      );
    state[object.mnemonic] = objects;
  }
  return state;
}

/** The attributes of a new object that have a constant initial value. */
export function initialAttributes(
  world: World,
  object: ObjectType,
  limits: Readonly<Record<string, number>>,
): Record<string, Value> {
  const attributes: Record<string, Value> = {};
  for (const attribute of object.attributes) {
    const { each } = attribute;
    const value = each ? initialMap(world, { ...attribute, each }, limits) : world.initialValue(attribute, limits);
    if (value !== undefined) attributes[attribute.mnemonic] = value;
  }
  return attributes;
}

/** A copy that later changes of the state do not touch. References between objects lead to the copies. */
export function copyState(state: State): State {
  const copies = new Map<ObjectInstance, ObjectInstance>();
  for (const objects of Object.values(state)) {
    for (const object of objects.values()) copies.set(object, new ObjectInstance(object.type, object.key, {}));
  }
  const copyValue = (value: Value): Value => {
    if (value instanceof ObjectInstance) return copies.get(value) ?? value;
    if (value instanceof Map)
      return new Map([...(value as ReadonlyMap<number, Value>)].map(([index, each]) => [index, copyValue(each)]));
    return value;
  };
  for (const [object, copy] of copies) {
    for (const [name, value] of Object.entries(object.attributes)) copy.attributes[name] = copyValue(value);
  }
  const copied: Record<string, Map<number, ObjectInstance>> = {};
  for (const [type, objects] of Object.entries(state)) {
    copied[type] = new Map([...objects].map(([key, object]) => [key, copies.get(object) ?? object]));
  }
  return copied;
}

/** Makes one change in place. */
export function applyChange(state: State, { object, key, attribute, index, after }: Change): void {
  const objects = state[object];
  if (objects === undefined) throw new Error(`Unexpected change of ${object}, expected an object type of the model`);
  if (attribute === null) {
    if (after === undefined) objects.delete(key);
    else objects.set(key, new ObjectInstance(object, key, copyMaps(after as Readonly<Record<string, Value>>)));
    return;
  }
  const instance = objects.get(key);
  if (instance === undefined || after === undefined)
    throw new Error(`Unexpected change of ${object}[${key}].${attribute}, expected an object that exists and a value`);
  if (index === undefined)
    instance.attributes[attribute] = after instanceof Map ? new Map(after as ReadonlyMap<number, Value>) : after;
  else {
    const map = instance.attributes[attribute] as Map<number, Value>;
    if (after === null) map.delete(index);
    else map.set(index, after);
  }
  if (objects instanceof Objects) objects.touch(key, attribute);
}

function copyMaps(attributes: Readonly<Record<string, Value>>): Record<string, Value> {
  const copied: Record<string, Value> = {};
  for (const [name, value] of Object.entries(attributes))
    copied[name] = value instanceof Map ? new Map(value as ReadonlyMap<number, Value>) : value;
  return copied;
}

function singleAttributes(
  world: World,
  object: ObjectType,
  given: Readonly<Record<string, Value>>,
  limits: Readonly<Record<string, number>>,
): Record<string, Value> {
  const initial = initialAttributes(world, object, limits);
  const attributes: Record<string, Value> = { ...initial, ...given };
  for (const { mnemonic, each } of object.attributes)
    if (each && given[mnemonic]) attributes[mnemonic] = overlaid(mnemonic, initial[mnemonic], given[mnemonic]);
  for (const { mnemonic } of object.attributes) {
    if (attributes[mnemonic] === undefined)
      throw new Error(
        `Unexpected ${object.mnemonic}.${mnemonic} without an initial value, expected one in the table or in the option attributes`,
      );
  }
  return attributes;
}

/** The entries of a map with which it begins, with those that are given in their places. */
function overlaid(attribute: string, initial: Value | undefined, given: Value): Value {
  if (!(initial instanceof Map) || !(given instanceof Map)) return given;
  const entries = new Map(initial as ReadonlyMap<number, Value>);
  for (const [key, entry] of given as ReadonlyMap<number, Value>) {
    if (!entries.has(key))
      throw new RangeError(`Unexpected entry ${key} of ${attribute}, expected one of ${entries.size} that there are`);
    entries.set(key, entry);
  }
  return entries;
}

import type { ObjectType } from '../model/model.ts';
import { initialMap } from './initial-map.ts';
import { Objects } from './objects.ts';
import type { Change } from './operation.ts';
import type { ObjectMap, State, Value } from './values.ts';
import { NO_ENTRIES, ObjectInstance } from './values.ts';
import type { World } from './world.ts';

/** Values of attributes by object type and attribute, for attributes whose initial value is blank. */
export type GivenAttributes = Readonly<Record<string, Readonly<Record<string, Value>>>>;

/** The state of a device after power on: the one primary controller, and nothing else. */
export function initialState(world: World, given: GivenAttributes, limits: Readonly<Record<string, number>>): State {
  const state: Record<string, ObjectMap> = {};
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

/** What new objects of a type begin with on a device, by its limits: calculated once, since all of them begin alike. */
const initial = new WeakMap<object, Map<ObjectType, Readonly<Record<string, Value>>>>();

/** The attributes of a new object: what has no constant initial value is not defined yet. They are not to be changed. */
export function initialAttributes(
  world: World,
  object: ObjectType,
  limits: Readonly<Record<string, number>>,
): Readonly<Record<string, Value>> {
  let known = initial.get(limits);
  if (known === undefined) initial.set(limits, (known = new Map()));
  let attributes = known.get(object);
  if (attributes === undefined) known.set(object, (attributes = calculated(world, object, limits)));
  return attributes;
}

/** All attributes stand in it, so that none is added later: an object that grows takes a multiple of the room. */
function calculated(
  world: World,
  object: ObjectType,
  limits: Readonly<Record<string, number>>,
): Readonly<Record<string, Value>> {
  const values = object.attributes.map((attribute) => {
    const { each, mnemonic } = attribute;
    return [mnemonic, each ? initialMap(world, { ...attribute, each }, limits) : world.initialValue(attribute, limits)];
  });
  return Object.fromEntries(values) as Record<string, Value>;
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
      return value.size === 0
        ? NO_ENTRIES
        : new Map([...(value as ReadonlyMap<number, Value>)].map(([index, each]) => [index, copyValue(each)]));
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
  if (index === undefined) instance.attributes[attribute] = ownValue(after);
  else instance.attributes[attribute] = withEntry(instance.attributes[attribute] as Map<number, Value>, index, after);
  if (objects instanceof Objects) objects.touch(key, attribute);
}

function copyMaps(attributes: Readonly<Record<string, Value>>): Record<string, Value> {
  const copied: Record<string, Value> = { ...attributes };
  for (const name in copied) {
    const value = copied[name];
    if (value instanceof Map) copied[name] = ownValue(value);
  }
  return copied;
}

/** A value that no other object shares, unless it is empty. */
function ownValue(value: Value): Value {
  if (!(value instanceof Map)) return value;
  return value.size === 0 ? NO_ENTRIES : new Map(value as ReadonlyMap<number, Value>);
}

/** The map after a change of one entry, made in place where there were entries. */
function withEntry(map: Map<number, Value>, index: number, value: Value): ReadonlyMap<number, Value> {
  if (value === null) {
    map.delete(index);
    return map.size === 0 ? NO_ENTRIES : map;
  }
  return map.size === 0 ? new Map([[index, value]]) : map.set(index, value);
}

function singleAttributes(
  world: World,
  object: ObjectType,
  given: Readonly<Record<string, Value>>,
  limits: Readonly<Record<string, number>>,
): Record<string, Value> {
  const begun = initialAttributes(world, object, limits);
  const attributes: Record<string, Value> = { ...copyMaps(begun), ...given };
  for (const { mnemonic, each } of object.attributes)
    if (each && given[mnemonic]) attributes[mnemonic] = overlaid(mnemonic, begun[mnemonic], given[mnemonic]);
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

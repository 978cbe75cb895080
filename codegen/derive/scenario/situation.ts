import { type Environment, environmentOf } from '../../language/environment.ts';
import { ObjectInstance, type RecordValue, type State, UNDEFINED, type Value } from '../../language/values.ts';

/** Values that JSON does not know stand under one of these; a mnemonic never begins so. */
type Special =
  | { readonly $number: string }
  | { readonly $map: readonly [number, unknown][] }
  | { readonly $object: readonly [string, number] };

/** What is not the state of objects. */
interface Asked {
  readonly fields: Environment['fields'];
  readonly data: unknown;
  readonly target: readonly [string, number] | null;
}

/** What a device is. */
interface Device {
  readonly limits: Environment['limits'];
  readonly types: readonly string[];
}

/** One object: its type, its key and its attributes. */
type Thing = readonly [string, number, Readonly<Record<string, unknown>>];

/**
 * Everything that a row of Status conditions may read, as texts, of which most are those of other situations too: equal texts,
 * equal readings. `null` where it names an object that is gone.
 */
export function situationTexts({ fields, data, limits, state, target }: Environment): readonly string[] | null {
  let isWhole = true;
  const reference = (object: ObjectInstance): readonly [string, number] => {
    isWhole &&= state[object.type]?.get(object.key) === object;
    return [object.type, object.key];
  };
  const replace = (_name: string, value: unknown): unknown => {
    if (typeof value === 'bigint') return { $number: String(value) } satisfies Special;
    if (value instanceof Map) return { $map: [...(value as Map<number, unknown>)] } satisfies Special;
    if (value instanceof ObjectInstance) return { $object: reference(value) } satisfies Special;
    return value;
  };
  const asked: Asked = {
    fields,
    data: data === UNDEFINED ? null : data,
    target: target === UNDEFINED ? null : reference(target),
  };
  const device: Device = { limits, types: Object.keys(state) };
  const things = Object.entries(state).flatMap(([type, all]) =>
    [...all].map(([key, { attributes }]): Thing => [type, key, attributes]),
  );
  const texts = [asked, device, ...things].map((part) => JSON.stringify(part, replace));
  return isWhole ? texts : null;
}

/** The surroundings that the texts of `situationTexts` stand for. */
export function situationOf(texts: readonly string[]): Environment {
  const [asked, device, ...things] = texts.map((text) => JSON.parse(text) as unknown) as [Asked, Device, ...Thing[]];
  const { fields, data, target } = asked;
  const { limits, types } = device;
  const state: State = Object.fromEntries(types.map((type) => [type, new Map<number, ObjectInstance>()]));
  for (const [type, key] of things) state[type]?.set(key, new ObjectInstance(type, key, {}));
  const find = ([type, key]: readonly [string, number]): ObjectInstance => {
    const object = state[type]?.get(key);
    if (object === undefined)
      throw new Error(`Unexpected reference to ${type}[${key}], expected an object of the state`);
    return object;
  };
  const valueOf = (value: unknown): Value => {
    if (typeof value !== 'object' || value === null) return value as Value;
    if (Array.isArray(value)) return value.map(valueOf) as readonly RecordValue[];
    const special = value as Partial<Record<string, unknown>>;
    if (typeof special['$number'] === 'string') return BigInt(special['$number']);
    if (special['$object'] !== undefined) return find(special['$object'] as readonly [string, number]);
    if (special['$map'] !== undefined)
      return new Map((special['$map'] as readonly [number, unknown][]).map(([key, each]) => [key, valueOf(each)]));
    return recordOf(special);
  };
  const recordOf = (record: object): Record<string, Value> =>
    Object.fromEntries(Object.entries(record).map(([name, each]) => [name, valueOf(each)]));
  for (const [type, key, attributes] of things) Object.assign(find([type, key]).attributes, recordOf(attributes));
  return environmentOf({
    fields: recordOf(fields) as Environment['fields'],
    data: data === null ? UNDEFINED : recordOf(data as object),
    limits,
    state,
    target: target === null ? UNDEFINED : find(target),
  });
}

import type { Closure, Compile } from './closure.ts';
import type { Environment } from './environment.ts';
import type { ElementEntry, ObjectEntry, Resolved } from './resolved.ts';
import type { ObjectInstance, RecordValue, Value } from './values.ts';
import { UNDEFINED } from './values.ts';

type Numeric = number | bigint;

/** `XC[CNTLID]` as a value. */
export function compileObject({ object, key, low, high }: ObjectEntry, compile: Compile): Closure {
  const find = compile(key);
  if (key.kind === 'literal' && typeof key.value === 'number' && key.value >= low && key.value <= high) {
    const { value } = key;
    return ({ state }) => state[object]?.get(value) ?? UNDEFINED;
  }
  return (environment) => {
    const value = find(environment);
    if (value === UNDEFINED || (value as Numeric) < low || (value as Numeric) > high) return UNDEFINED;
    return environment.state[object]?.get(Number(value)) ?? UNDEFINED;
  };
}

/** The object at the start of a path; an object read from an attribute may be gone by now. */
export function compileLive(
  { of, stored }: Extract<Resolved, { kind: 'key' | 'attribute' }>,
  compile: Compile,
): (environment: Environment) => ObjectInstance | undefined {
  const find = compile(of);
  return (environment) => {
    const object = find(environment);
    if (object === UNDEFINED || object === null) return undefined;
    const instance = object as ObjectInstance;
    return !stored || environment.state[instance.type]?.get(instance.key) === instance ? instance : undefined;
  };
}

/** The key of an entry as a function, `null` outside the bounds. */
function compileKey({ key, bounds }: ElementEntry, compile: Compile): (environment: Environment) => number | null {
  const find = compile(key);
  const [low, high] = bounds === null ? [null, null] : [compile(bounds.low), compile(bounds.high)];
  return (environment) => {
    const value = find(environment);
    if (value === UNDEFINED) return null;
    const number = value as Numeric;
    if (low === null || high === null) return Number(number);
    const from = low(environment);
    const to = high(environment);
    if (from === UNDEFINED || to === UNDEFINED) return null;
    return number < (from as Numeric) || number > (to as Numeric) ? null : Number(number);
  };
}

/** `this.TAGS[TIDX]` or `TAGLIST[0]` as a value. */
export function compileElement(node: ElementEntry, compile: Compile): Closure {
  const [of, key] = [compile(node.of), compileKey(node, compile)];
  const { total } = node;
  return (environment) => {
    const index = key(environment);
    const collection = of(environment);
    if (index === null || collection === UNDEFINED) return UNDEFINED;
    const value =
      collection instanceof Map
        ? ((collection as ReadonlyMap<number, Value>).get(index) ?? total)
        : (collection as readonly RecordValue[])[index];
    return value ?? UNDEFINED;
  };
}

/** `exists XC[CNTLID]`, `exists this.TAGS[TIDX]` */
export function compileExists(entry: ObjectEntry | ElementEntry, compile: Compile): Closure {
  if (entry.kind === 'object') {
    const { object, low, high } = entry;
    const find = compile(entry.key);
    return (environment) => {
      const key = find(environment);
      if (key === UNDEFINED || (key as Numeric) < low || (key as Numeric) > high) return UNDEFINED;
      return environment.state[object]?.get(Number(key)) !== undefined;
    };
  }
  const [of, key] = [compile(entry.of), compileKey(entry, compile)];
  return (environment) => {
    const index = key(environment);
    const collection = of(environment);
    if (index === null || collection === UNDEFINED) return UNDEFINED;
    if (collection instanceof Map) return entry.total !== null || collection.has(index);
    return (collection as readonly RecordValue[])[index] === undefined ? UNDEFINED : true;
  };
}

import type { NumberRange } from './resolved.ts';
import { asciiValue, nqnValue } from './text.ts';
import type { Type } from './types.ts';
import type { Value } from './values.ts';

/** The keys that no object of a type has. */
export interface FreeKeys {
  has(key: number): boolean;
  /** The lowest one from a key on. */
  next(key: number): number;
}

/** Proposes what the text leaves to the device. The first candidate that the text allows is taken. */
export interface Chooser {
  /** Keys for a new object of a type. Keys that are not free are passed over. */
  key(object: string, range: NumberRange, free: FreeKeys): Iterable<number>;
  /** Values for a Chooses property. `last` is the value that was taken the last time, if any. */
  value(name: string, type: Type, last: Value | undefined): Iterable<Value>;
  /** Numbers for a Chooses property that takes several. A number that comes twice is passed over. `last`: as for `value`. */
  several(name: string, type: Type, last: Value | undefined): Iterable<Value>;
}

/** How many candidates are looked at before a choice is given up. */
const MOST_TRIES = 100_000;

/** The lowest free key; numbers that ascend from the last one and wrap; texts that count up. */
export const ascending: Chooser = {
  *key(_object, { low, high }, free) {
    for (let key = free.next(low); key <= high; key = free.next(key + 1)) yield key;
  },
  *value(_name, type, last) {
    if (type.kind === 'number') yield* numbersAfter(type.low, type.high, last);
    if (type.kind === 'bytes' && type.format !== 'number') yield* textsAfter(type.format, type.size, last);
  },
  *several(_name, type) {
    if (type.kind === 'number') yield* numbersAfter(type.low, type.high, undefined);
  },
};

/**
 * The same, but of several numbers those first that come after the ones that were taken the last time. What one controller
 * gives back another one gets late, and a device with tens of thousands of queue pairs does not try all of them each time.
 */
export const rotating: Chooser = {
  ...ascending,
  *several(_name, type, last) {
    const after = last instanceof Map ? [...(last as ReadonlyMap<number, Value>).values()].at(-1) : undefined;
    if (type.kind === 'number') yield* numbersAfter(type.low, type.high, after);
  },
};

/** The first candidate that is allowed, within a bounded number of tries. */
export function firstAllowed<T>(candidates: Iterable<T>, isAllowed: (candidate: T) => boolean): T | undefined {
  let tries = 0;
  for (const candidate of candidates) {
    if (isAllowed(candidate)) return candidate;
    tries += 1;
    if (tries === MOST_TRIES) return undefined;
  }
  return undefined;
}

/** The first `count` different candidates that are allowed, under keys from 0; `undefined` where there are too few. */
export function firstDistinct(
  candidates: Iterable<Value>,
  count: number,
  isAllowed: (candidate: Value) => boolean,
): ReadonlyMap<number, Value> | undefined {
  const taken = new Set<Value>();
  if (count > MOST_TRIES) return undefined;
  const more = candidates[Symbol.iterator]();
  for (let tries = 0; taken.size < count && tries < MOST_TRIES; tries += 1) {
    const { done, value } = more.next();
    if (done === true) return undefined;
    if (isAllowed(value)) taken.add(value);
  }
  return new Map([...taken].map((value, i) => [i, value]));
}

function* numbersAfter(low: bigint, high: bigint, last: Value | undefined): Iterable<number | bigint> {
  const given = typeof last === 'number' || typeof last === 'bigint' ? BigInt(last) : low - 1n;
  const start = given >= low && given < high ? given + 1n : low;
  for (let value = start; value <= high; value += 1n) yield narrow(value);
  for (let value = low; value < start; value += 1n) yield narrow(value);
}

function narrow(value: bigint): number | bigint {
  return value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value;
}

/** What texts begin with, and how many digits come then; as bytes in hexadecimal. */
const ASCII = { start: asciiValue('SNVME', 5), digits: 15, base: 10 };
const NQN_START = 'nqn.2014-08.org.nvmexpress:uuid:00000000-0000-4000-8000-';
const NQN = { start: nqnValue(NQN_START, NQN_START.length), digits: 12, base: 16 };

function* textsAfter(format: string, size: number, last: Value | undefined): Iterable<string> {
  const text = format === 'nqn' ? NQN : ASCII;
  // An ASCII string has as many digits as there is room for.
  const digits = format === 'nqn' ? text.digits : size - text.start.length / 2;
  const first = text.start.length;
  for (let count = counted(last, { ...text, first, digits }) + 1; ; count += 1) {
    let bytes = text.start;
    for (const digit of count.toString(text.base).padStart(digits, '0')) bytes += digit.charCodeAt(0).toString(16);
    yield bytes.padEnd(2 * size, '0');
  }
}

/** The count in a text that was chosen before; 0 where there is none. */
function counted(
  last: Value | undefined,
  { first, digits, base }: { readonly first: number; readonly digits: number; readonly base: number },
): number {
  if (typeof last !== 'string') return 0;
  let count = 0;
  for (let at = first; at < first + 2 * digits; at += 2) {
    const digit = Number.parseInt(String.fromCharCode(Number.parseInt(last.slice(at, at + 2), 16)), base);
    if (Number.isNaN(digit)) return 0;
    count = count * base + digit;
  }
  return Number.isSafeInteger(count) ? count : 0;
}

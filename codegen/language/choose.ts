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
  /** Numbers for a Chooses property that takes several. A number that comes twice is passed over. */
  several(name: string, type: Type): Iterable<Value>;
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

const ASCII_START = 'SNVME';
const NQN_START = 'nqn.2014-08.org.nvmexpress:uuid:00000000-0000-4000-8000-';
const NQN_DIGITS = 12;

function* textsAfter(format: string, size: number, last: Value | undefined): Iterable<string> {
  for (let count = counted(format, last) + 1; ; count += 1) {
    if (format === 'nqn') yield nqnValue(`${NQN_START}${count.toString(16).padStart(NQN_DIGITS, '0')}`, size);
    else yield asciiValue(`${ASCII_START}${String(count).padStart(size - ASCII_START.length, '0')}`, size);
  }
}

/** The count in a text that was chosen before; 0 where there is none. */
function counted(format: string, last: Value | undefined): number {
  if (typeof last !== 'string') return 0;
  const text = (last.match(/../g) ?? []).map((pair) => String.fromCharCode(Number.parseInt(pair, 16))).join('');
  const digits =
    format === 'nqn' ? text.slice(NQN_START.length, NQN_START.length + NQN_DIGITS) : text.slice(ASCII_START.length);
  const count = Number.parseInt(digits, format === 'nqn' ? 16 : 10);
  return Number.isSafeInteger(count) ? count : 0;
}

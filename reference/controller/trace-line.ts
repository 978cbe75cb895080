import { parseStatus } from '../../codegen/model/numbers.ts';
import { SUBMISSION_ENTRY_SIZE } from '../../codegen/model/queue-entry.ts';
import type { TraceBody, TraceEvent } from './trace.ts';

/** Size of a completion queue entry in bytes. */
const COMPLETION_ENTRY_SIZE = 16;

/** A line of a trace cannot be read. The message says why; it has no control characters of the line in it. */
export class TraceLineError extends Error {
  override readonly name = 'TraceLineError';
}

/** One event as a line of JSON without a line feed. 64-bit values are hexadecimal text, `"0x1000"`. */
export function traceLine(event: TraceEvent): string {
  return JSON.stringify(event, (_, value: unknown) => (typeof value === 'bigint' ? `0x${value.toString(16)}` : value));
}

/**
 * Reads a line that `traceLine` wrote. Members that this version does not know are left out.
 * @throws TraceLineError where the line is no JSON object, or a member is missing or has an unexpected value.
 */
export function readTraceLine(text: string): TraceEvent {
  const line = jsonObject(text);
  const kind = line['kind'];
  if (typeof kind !== 'string' || !Object.hasOwn(MEMBERS, kind))
    throw new TraceLineError(`Unexpected kind ${shown(kind)}, expected one of ${Object.keys(MEMBERS).join(', ')}`);
  const event: Record<string, unknown> = { seq: read(line, 'seq', SEQUENCE), kind };
  for (const [name, member] of Object.entries(MEMBERS[kind as TraceBody['kind']]))
    event[name] = read(line, name, member as Member<unknown>);
  // Every member of the kind was read as its type in MEMBERS says.
  return event as unknown as TraceEvent;
}

/** How a member is read: `parse` gives `undefined` for what it is not. */
interface Member<T> {
  readonly expected: string;
  parse(value: unknown): T | undefined;
}

/** What an event of a kind holds. */
type BodyOf<K, B = TraceBody> = B extends { readonly kind: infer Kinds } ? (K extends Kinds ? B : never) : never;

type Members<K> = { readonly [M in keyof Omit<BodyOf<K>, 'kind'>]: Member<Omit<BodyOf<K>, 'kind'>[M]> };

const UINT16 = uint(16);
const SEQUENCE: Member<number> = {
  expected: 'a whole number from 1 on',
  parse: (value) => (Number.isSafeInteger(value) && (value as number) >= 1 ? (value as number) : undefined),
};
const UINT64: Member<bigint> = {
  expected: 'a 64-bit number such as "0x1000"',
  parse: (value) => (typeof value === 'string' && /^0x[0-9a-fA-F]{1,16}$/.test(value) ? BigInt(value) : undefined),
};
/** Names are printed: none may steer a terminal. */
const NAME: Member<string> = {
  expected: 'a name',
  parse: (value) => (typeof value === 'string' && /^[^\p{C}]{1,200}$/u.test(value) ? value : undefined),
};
const YES_OR_NO: Member<boolean> = {
  expected: 'true or false',
  parse: (value) => (typeof value === 'boolean' ? value : undefined),
};
const CONTROLLER = orNull(record('a controller such as {"object":"XC","key":2}', { object: NAME, key: UINT16 }));
const REGISTER = { name: orNull(NAME), offset: uint(32), size: oneOf(4, 8), value: UINT64, isLost: YES_OR_NO };
const BAR = {
  bar: uint(3),
  offset: uint(32),
  size: oneOf(4, 8),
  value: UINT64,
  isLost: YES_OR_NO,
  place: orNull(
    record('a place such as {"part":"table","offset":16}', { part: oneOf('table', 'pending'), offset: uint(32) }),
  ),
};
const CONFIGURATION = { name: orNull(NAME), offset: uint(12), size: oneOf(4), value: UINT64 };
const COMMAND = { controller: CONTROLLER, sqid: UINT16, cid: UINT16 };
const STATUS: Member<string> = {
  expected: 'a status such as "0h/02h"',
  parse: (value) => (typeof value === 'string' && parseStatus(value) !== null ? value : undefined),
};

const MEMBERS: { readonly [K in TraceBody['kind']]: Members<K> } = {
  'register-read': REGISTER,
  'register-write': REGISTER,
  'bar-read': BAR,
  'bar-write': BAR,
  'configuration-read': CONFIGURATION,
  'configuration-write': CONFIGURATION,
  doorbell: { queue: oneOf('sq', 'cq'), pair: UINT16, value: UINT16, found: YES_OR_NO },
  dma: {
    direction: oneOf('read', 'write'),
    purpose: oneOf('sqe', 'cqe', 'prp-list', 'data'),
    tag: orNull(
      record('a tag such as {"routingId":null,"pasid":2}', { routingId: orNull(UINT16), pasid: orNull(uint(20)) }),
    ),
    address: UINT64,
    length: uint(32),
    fault: YES_OR_NO,
    bytes: hex('an even number of hexadecimal digits', /^([0-9a-f]{2})*$/),
  },
  command: { ...COMMAND, opcode: uint(8), entry: bytes(SUBMISSION_ENTRY_SIZE) },
  completion: { ...COMMAND, status: STATUS, entry: bytes(COMPLETION_ENTRY_SIZE) },
  interrupt: { vector: UINT16, address: UINT64, data: uint(32) },
  event: { name: NAME, object: NAME, key: orNull(UINT16) },
};

function uint(bits: number): Member<number> {
  const greatest = 2 ** bits - 1;
  return {
    expected: `a whole number from 0 to ${greatest}`,
    parse: (value) =>
      Number.isInteger(value) && (value as number) >= 0 && (value as number) <= greatest
        ? (value as number)
        : undefined,
  };
}

function hex(expected: string, form: RegExp): Member<string> {
  return { expected, parse: (value) => (typeof value === 'string' && form.test(value) ? value : undefined) };
}

function bytes(size: number): Member<string> {
  return hex(`${size} bytes in hexadecimal`, new RegExp(`^[0-9a-f]{${2 * size}}$`));
}

function oneOf<T extends string | number>(...values: readonly T[]): Member<T> {
  return {
    expected: `one of ${values.join(', ')}`,
    parse: (value) => values.find((one) => one === value),
  };
}

function orNull<T>({ expected, parse }: Member<T>): Member<T | null> {
  return { expected: `${expected} or null`, parse: (value) => (value === null ? null : parse(value)) };
}

function record<T>(expected: string, members: { readonly [K in keyof T]: Member<T[K]> }): Member<T> {
  return {
    expected,
    parse: (value) => {
      if (!isObject(value)) return undefined;
      const names = Object.keys(members) as (keyof T & string)[];
      const entries = names.map((name) => [name, members[name].parse(value[name])] as const);
      return entries.some(([, parsed]) => parsed === undefined) ? undefined : (Object.fromEntries(entries) as T);
    },
  };
}

function read<T>(line: Readonly<Record<string, unknown>>, name: string, { expected, parse }: Member<T>): T {
  const value = parse(line[name]);
  if (value !== undefined) return value;
  throw new TraceLineError(
    Object.hasOwn(line, name)
      ? `Unexpected ${name} ${shown(line[name])}, expected ${expected}`
      : `Unexpected event without ${name}, expected ${expected}`,
  );
}

function jsonObject(text: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // Engines word this differently, and quote the text as it is.
    throw new TraceLineError(`Unexpected text ${shown(text)}, expected one JSON object a line`);
  }
  if (isObject(value)) return value;
  throw new TraceLineError(`Unexpected value ${shown(value)}, expected a JSON object`);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value of the line for a message: short, and unable to steer a terminal. */
function shown(value: unknown): string {
  const text = (JSON.stringify(value) ?? 'nothing').replace(/\p{C}/gu, ' ');
  return text.length <= 60 ? text : `${text.slice(0, 60)}…`;
}

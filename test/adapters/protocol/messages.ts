/** The name of the protocol and its version, as `hello` says it. */
export const PROTOCOL = 'snvme-dut/1';

/**
 * - `unsupported`: the adapter cannot do this
 * - `device`: the device under test refused or failed
 * - `fault`: a direct memory access met no memory (answer of the runner)
 * - `adapter`, `timeout`: the adapter itself failed; never counted against the device
 */
export type ErrorCode = 'unsupported' | 'device' | 'fault' | 'adapter' | 'timeout';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

/** Parameters and results of a method. */
export type Fields = { readonly [key: string]: Json | undefined };

/** A call: of the runner, or of an adapter whose memory is with the runner. */
export interface Request {
  readonly id: number | string;
  readonly method: string;
  readonly params: Fields;
}

export interface Reply {
  readonly id: number | string;
  readonly result?: Fields;
  readonly error?: { readonly code: ErrorCode; readonly message: string };
}

/** Something that nobody asked for: an interrupt. */
export interface Notice {
  readonly event: string;
  readonly params: Fields;
}

export type Message = Request | Reply | Notice;

const codes: readonly string[] = ['unsupported', 'device', 'fault', 'adapter', 'timeout'] satisfies ErrorCode[];

/** The message of a line. @throws RangeError that says what is wrong with it. */
export function parseMessage(line: string): Message {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw unexpected(line, 'one JSON message a line; words for people go to standard error');
  }
  if (!isFields(value)) throw unexpected(line, 'a JSON object');
  const { id, method, params = {}, event } = value;
  if (typeof event === 'string' && isFields(params)) return { event, params };
  if (typeof id !== 'number' && typeof id !== 'string') throw unexpected(line, 'an id that is a number or a string');
  if (typeof method === 'string' && isFields(params)) return { id, method, params };
  return { id, ...replyOf(value, line) };
}

function replyOf({ result, error }: Fields, line: string): Pick<Reply, 'result' | 'error'> {
  if (isFields(error)) {
    const { code, message } = error;
    if (typeof code !== 'string' || !codes.includes(code))
      throw unexpected(line, `an error with a code of ${codes.join(', ')}`);
    return { error: { code: code as ErrorCode, message: typeof message === 'string' ? message : 'no message' } };
  }
  if (isFields(result)) return { result };
  throw unexpected(line, 'a method, an event, a result or an error');
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Enough of a line to know it again. */
const SHOWN = 120;

function unexpected(line: string, expected: string): RangeError {
  const shown = line.length > SHOWN ? `${line.slice(0, SHOWN)}…` : line;
  return new RangeError(`Unexpected line ${JSON.stringify(shown)}, expected ${expected}`);
}

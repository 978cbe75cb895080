/** What `snvme run` was asked for. */
export interface RunRequest {
  readonly spec: string;
  /** The folder of the vectors; absent: beside the specification. */
  readonly vectors?: string;
  readonly dut: string;
  /** How long an adapter may take for a reply, in milliseconds. */
  readonly timeout: string;
  /** How long a vector may wait for a device with a real clock, in milliseconds; absent: as long as its steps say. */
  readonly vectorTimeout?: string;
  readonly only: readonly string[];
  readonly skip: readonly string[];
  /** A file of departures of the device that are known. */
  readonly expectations?: string;
  /** `I/N`: part I, from 1, of N. */
  readonly shard?: string;
  /** Whether files and vectors run in an order that follows from the seed. */
  readonly shuffle?: boolean;
  /** From 0 to 4294967295; absent: drawn, and told. */
  readonly seed?: string;
  /** How often all of it runs, from 1 to 1000. */
  readonly repeat?: string;
  /** `ROW:OPERATOR`: the device runs on the model with this one change. */
  readonly mutant?: string;
  /** The file that each result goes to as it comes. */
  readonly journal?: string;
  /** Whether a run that the journal holds a part of goes on. */
  readonly resume?: boolean;
  /** `FORMAT=FILE` */
  readonly report: readonly string[];
  readonly json: boolean;
}

/** Where results and words go. */
export interface Output {
  result(text: string): void;
  words(text: string): void;
  /** Draws on a terminal; absent where there is none. */
  readonly progress?: (text: string) => void;
}

/** The request cannot be done as it was put. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Queues that can be kept busy. */
interface Queues {
  /** Submits as many commands as there is room for. */
  fill(): Promise<void>;
  /** Takes the completions that are there, and returns how many. */
  take(): Promise<number>;
}

/** What a stream is and what it has got done. */
export interface Stream {
  queues: readonly Queues[];
  /** Bytes of one command. */
  size: number;
  commands: number;
  bytes: number;
  /** When its first flow began, in nanoseconds of the device's time; `null` before it. */
  began: number | null;
  /** When its completions were looked at last. */
  seen: number;
  /** Nanoseconds in which it surely had commands outstanding, and in how many flows. */
  flowed: number;
  flows: number;
}

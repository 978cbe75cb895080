/** Steps of a vector that keep a device busy for a time, and say how much it gets done in it. */
import type { StepBase } from './register-step.ts';
import type { Relocation, VectorExpression } from './relocation.ts';

/** The greatest number of milliseconds of one flow. */
export const LONGEST_FLOW = 60_000;

/** A submission queue that a stream fills, with a completion queue of its own, as both stand when the stream begins. */
export interface StreamQueue {
  /** The buffer that holds the submission queue. */
  readonly sq: string;
  /** The buffer that holds the completion queue. */
  readonly cq: string;
  /** The queue pair of the device whose submission queue doorbell it is. */
  readonly qid: VectorExpression;
  /** The queue pair of the completion queue doorbell; that of `qid` where absent. */
  readonly cqid?: VectorExpression;
  /** The slot of the next submission queue entry. */
  readonly slot: number;
  /** The slot of the next completion queue entry, and its phase. */
  readonly head: number;
  readonly phase: 0 | 1;
}

/**
 * Names a stream: one command, of which each `flow` keeps as many outstanding as the queues hold. A second step of the same name
 * gives the stream other queues, as after a reset; what has completed before goes on to count. Nothing is sent yet.
 */
export interface StreamStep extends StepBase {
  readonly op: 'stream';
  readonly stream: string;
  readonly queues: readonly StreamQueue[];
  /** The submission queue entry; each command gets an identifier of its own in bytes 3:2. */
  readonly bytes: string;
  readonly reloc?: readonly Relocation[];
  /** Bytes of logical block data that one command transfers. */
  readonly size: number;
  /** Informative: the command and its fields. */
  readonly command?: string;
  readonly fields?: Readonly<Record<string, number | string>>;
}

/** Lets so many milliseconds of the device's clock pass while the streams keep commands outstanding. Each completes successfully. */
export interface FlowStep extends StepBase {
  readonly op: 'flow';
  readonly ms: number;
  readonly streams: readonly string[];
}

/**
 * What the streams have completed together since the first of them began, t seconds ago: at most `rate * t + burst + largest`, and
 * in the time in which they flowed at least `least` percent of the rate, less twice the largest charge for each flow: that of one
 * command that is not paid for yet, and that of one that has not completed yet.
 */
export interface RateExpect extends StepBase {
  readonly op: 'rate.expect';
  readonly streams: readonly string[];
  readonly unit: 'bytes' | 'commands';
  /** Units per second. */
  readonly rate: number;
  /** Units; absent: no upper bound. */
  readonly burst?: number;
  /** Units: the largest charge of one command. */
  readonly largest: number;
  /** Percent, 0 to 100. */
  readonly least: number;
}

/** Each stream has completed at least half of the equal part of all commands that the streams have completed. */
export interface ShareExpect extends StepBase {
  readonly op: 'share.expect';
  readonly streams: readonly string[];
}

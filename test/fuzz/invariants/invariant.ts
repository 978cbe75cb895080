import type { Model } from '../../../codegen/model/model.ts';
import type { MediaUse } from '../media-log.ts';
import type { Fetch } from '../outstanding.ts';
import type { QueueView, Snapshot } from '../snapshot.ts';
import type { StepTraffic } from '../traffic.ts';
import type { Limits } from '../worlds.ts';

/** What was seen in one step. */
export interface Observation {
  readonly model: Model;
  readonly limits: Limits;
  readonly before: Snapshot;
  readonly after: Snapshot;
  readonly traffic: StepTraffic;
  /** The vectors of the interrupts. */
  readonly interrupts: readonly number[];
  /** What the media was asked for. */
  readonly begun: readonly MediaUse[];
  /** Virtual time after the step, in nanoseconds. */
  readonly now: number;
  /** What the media has not finished, with the submission queue of the command; `null`: of none that is known. */
  readonly open: ReadonlyMap<MediaUse, QueueView | null>;
  /** The commands that were taken and not answered. */
  readonly waiting: readonly Fetch[];
  /** Bytes of a logical block of an underlying namespace. */
  readonly blockSize: (underlying: number) => number;
  /** Ids of the model's own invariants that are not true. */
  readonly broken: readonly string[];
  /** How many commands of a submission queue were taken and not answered. */
  readonly outstanding: (queue: QueueView) => number;
}

/** Something that holds whatever a host does. */
export interface Invariant {
  readonly name: string;
  /** What is wrong; `null`: nothing. */
  check(seen: Observation): string | null;
}

/** The first of the sentences. */
export function firstOf<T>(items: Iterable<T>, check: (item: T) => string | null): string | null {
  for (const item of items) {
    const wrong = check(item);
    if (wrong !== null) return wrong;
  }
  return null;
}

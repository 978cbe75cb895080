/** How often commands ended, by name and by status. */
export type Outcomes = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** What a run did. */
export interface Counters {
  readonly steps: number;
  /** Completions that were posted. */
  readonly completed: number;
  /** Resets of the primary controller. */
  readonly resets: number;
  /** Queue entries and data for which there was no memory. */
  readonly faults: number;
  /** Extended controllers that came to be. */
  readonly created: number;
  /** Extended controllers that were enabled. */
  readonly enabled: number;
  /** Extended controllers that failed. */
  readonly failed: number;
  /** Bytes that the media read and wrote. */
  readonly moved: number;
  readonly outcomes: Outcomes;
}

/** What was wrong, and how to see it again. */
export interface Violation {
  readonly invariant: string;
  readonly message: string;
  /** The step after which it was seen, from 0. */
  readonly step: number;
  /** What was done in the last steps. */
  readonly last: readonly string[];
}

/** The result of a run. */
export interface Report {
  readonly seed: number;
  readonly counters: Counters;
  /** `null`: everything held. */
  readonly violation: Violation | null;
}

/** Everything that the rounds of one request found. */
export interface FuzzResult {
  readonly seed: number;
  readonly reports: readonly Report[];
  readonly seconds: number;
  /** By how many bytes the heap grew within the longest round; `null` where the round was too short to tell. */
  readonly growth: number | null;
}

/** Outcomes of several runs together. */
export function mergeOutcomes(all: readonly Outcomes[]): Outcomes {
  const merged: Record<string, Record<string, number>> = {};
  for (const [name, statuses] of all.flatMap((outcomes) => Object.entries(outcomes))) {
    const into = (merged[name] ??= {});
    for (const [status, count] of Object.entries(statuses)) into[status] = (into[status] ?? 0) + count;
  }
  return merged;
}

/** How often something happened, by name. */
export type Counts = Readonly<Record<string, number>>;

/** How often commands ended, by name and by status. */
export type Outcomes = Readonly<Record<string, Counts>>;

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
  /** What the host did, by kind of step. */
  readonly kinds: Counts;
  /** Faults by kind of access and of controller. */
  readonly faultKinds: Counts;
  /** Devices by what is special about them, and what was seen of it. */
  readonly worlds: Counts;
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

/** Counts of several runs together. */
export function mergeCounts(all: readonly Counts[]): Counts {
  const merged: Record<string, number> = {};
  for (const [name, count] of all.flatMap((counts) => Object.entries(counts)))
    merged[name] = (merged[name] ?? 0) + count;
  return merged;
}

/** Outcomes of several runs together. */
export function mergeOutcomes(all: readonly Outcomes[]): Outcomes {
  const names = new Set(all.flatMap((outcomes) => Object.keys(outcomes)));
  return Object.fromEntries([...names].map((name) => [name, mergeCounts(all.map((outcomes) => outcomes[name] ?? {}))]));
}

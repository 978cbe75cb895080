/**
 * - `pass`, `fail`: what the device did
 * - `deviation`: it failed as a file of expectations says
 * - `unexpected-pass`: it passed though such a file says that it fails; counted as a failure
 * - `timeout`: the device did not answer in time
 * - `error`: the adapter failed or the vector is ill-formed; never counted against the device
 * - `skip`: a predicate of the vector is false for this device, or what the device chose leaves no room for a step
 * - `pending`: the adapter is not able to run this vector: it lacks a level or an operation
 * - `blocked`: the device could not be brought to the state where the vector begins
 */
export type Verdict =
  'pass' | 'fail' | 'deviation' | 'unexpected-pass' | 'timeout' | 'error' | 'skip' | 'pending' | 'blocked';

/** A field that is not as expected. */
export interface Difference {
  readonly field: string;
  readonly expected: string;
  readonly actual: string;
}

/** The step that a vector ended at, and why. */
export interface Failure {
  /** Where the step stands: in the vector, in its topology, or `codec` for a codec vector. */
  readonly part: 'vector' | 'topology' | 'codec';
  /** The step's place in its list, from 0. */
  readonly step: number;
  readonly operation: string;
  readonly note?: string;
  readonly message: string;
  readonly expected?: string;
  readonly actual?: string;
  readonly differences: readonly Difference[];
  /** The requirement ids that this step looks at, where it names some. */
  readonly rows: readonly string[];
}

/** The outcome of one vector. */
export interface VectorResult {
  readonly id: string;
  readonly group: string;
  readonly title: string;
  readonly requirements: readonly string[];
  readonly verdict: Verdict;
  readonly milliseconds: number;
  /** For `skip`, `pending`, `blocked` and `error`: why. */
  readonly reason?: string;
  readonly failure?: Failure;
}

/** How many vectors ended how. */
export interface Summary {
  readonly total: number;
  readonly passed: number;
  readonly deviations: number;
  readonly failed: number;
  readonly skipped: number;
  readonly pending: number;
  readonly errors: number;
}

/** Counts results: a timeout is a failure, a blocked vector an error. */
export function summarize(results: readonly VectorResult[]): Summary {
  const count = (...verdicts: readonly Verdict[]): number =>
    results.filter((result) => verdicts.includes(result.verdict)).length;
  return {
    total: results.length,
    passed: count('pass'),
    deviations: count('deviation'),
    failed: count('fail', 'timeout', 'unexpected-pass'),
    skipped: count('skip'),
    pending: count('pending'),
    errors: count('error', 'blocked'),
  };
}

/** The exit code of a run: 1 failed vectors, 3 the adapter failed, 4 nothing was executed, else 0. */
export function exitCode(summary: Summary): 0 | 1 | 3 | 4 {
  if (summary.failed > 0) return 1;
  if (summary.errors > 0) return 3;
  return summary.passed + summary.deviations > 0 ? 0 : 4;
}

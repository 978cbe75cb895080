import type { Difference } from './result.ts';

/** What a failed step expected and saw. */
export interface Mismatch {
  readonly expected?: string;
  readonly actual?: string;
  readonly differences?: readonly Difference[];
  readonly rows?: readonly string[];
}

/** The device did something else than the step expects. */
export class StepFailure extends Error {
  override readonly name = 'StepFailure';
  readonly verdict: 'fail' | 'timeout';
  readonly mismatch: Mismatch;

  constructor(message: string, mismatch: Mismatch, verdict: 'fail' | 'timeout' = 'fail') {
    super(message);
    this.mismatch = mismatch;
    this.verdict = verdict;
  }
}

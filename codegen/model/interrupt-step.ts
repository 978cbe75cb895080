import type { StepBase } from './register-step.ts';

/** Which vectors of the function have interrupted since the last such step, but for vector 0 of the primary's admin queue. */
export interface InterruptStep extends StepBase {
  readonly op: 'irq';
  /** These have interrupted; one that a step before allowed in `may` counts as well. */
  readonly vectors: readonly number[];
  /** These may have interrupted too. One that has counts for the next step. Absent: no others. */
  readonly may?: readonly number[];
  /**
   * Milliseconds on the clock of the device in which the vectors interrupt; with no vectors, the time in which none does. Absent: at
   * once.
   */
  readonly within?: number;
}
/** Masks the entry of a vector in the function's MSI-X table, or takes the mask away. */
export interface InterruptMaskStep extends StepBase {
  readonly op: 'irq.config';
  readonly vector: number;
  readonly mask: boolean;
}

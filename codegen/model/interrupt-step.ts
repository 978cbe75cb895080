import type { StepBase } from './register-step.ts';

/** Which vectors of the function have interrupted since the last such step, but for vector 0 of the primary's admin queue. */
export interface InterruptStep extends StepBase {
  readonly op: 'irq';
  readonly vectors: readonly number[];
}
/** Masks the entry of a vector in the function's MSI-X table, or takes the mask away. */
export interface InterruptMaskStep extends StepBase {
  readonly op: 'irq.config';
  readonly vector: number;
  readonly mask: boolean;
}

import type { SourceRange } from './source.ts';

/**
 * How a requirement without a vector is verified:
 *
 * - `Host test`: drivers and the composition layer at work on a device, with what they send and read
 * - `Model test`: tests of a model with means that vectors do not have, such as its clock or its bus
 * - `Bench test`: equipment around a device, such as a bus analyser or a switch of its power
 * - `Inspection`: the documents, the configuration or the structure of a product
 * - `Analysis`: it follows from other requirements, or tells a reader how to use the freedom that they leave
 */
export const METHODS = ['Host test', 'Model test', 'Bench test', 'Inspection', 'Analysis'] as const;

export type EvidenceMethod = (typeof METHODS)[number];

/** A row of Other evidence, for one of its ids. */
export interface Evidence {
  readonly id: string;
  readonly method: EvidenceMethod;
  readonly reason: string;
  /** The cell with the id. */
  readonly at: SourceRange;
}

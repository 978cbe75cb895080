import type { HostileHost } from '../host.ts';
import type { Submitter } from '../submitter.ts';

/** One kind of thing that a hostile host does. */
export interface StepKind {
  readonly name: string;
  /** How often, in proportion to the others. */
  readonly weight: number;
  act(host: HostileHost, submitter: Submitter): void;
}

import type { Model } from '../../model/model.ts';
import type { Mutant } from '../mutant.ts';

/** A value for each limit. */
export type Limits = Readonly<Record<string, number>>;

/** Shows for some mutants that no host can tell them from the text. */
export interface EquivalenceRule {
  readonly name: string;
  /** Why a mutant that the predicate accepts is no other device. */
  readonly why: string;
  /**
   * The argument for one mutant, or `null` where the rule does not apply: computed from the two models, never from an id.
   * `worlds` are the limits under which the vectors run.
   */
  argue(mutant: Mutant, model: Model, worlds: readonly Limits[]): string | null;
}

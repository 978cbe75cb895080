import type { Expression } from '../../model/expression.ts';
import type { Hole } from '../holes.ts';
import type { MutantClass } from '../mutant.ts';
import type { Vocabulary } from '../vocabulary.ts';

/** One part of an expression, changed. */
export interface PartChange {
  readonly operator: string;
  readonly class: MutantClass;
  readonly node: Expression;
}

/** What can be wrong with one part of an expression. */
export type Operator = (hole: Hole, names: Vocabulary) => readonly PartChange[];

import type { Mutant } from '../../codegen/mutate/mutant.ts';
import type { SourceRange } from '../../codegen/model/source.ts';
import type { Judgement } from './judgement.ts';

/** A device that is wrong, without what makes it so: a mutant of the text, or a named fault. */
export interface Wrong {
  readonly id: string;
  /** The row of a mutant; the first requirement that a fault breaks. */
  readonly row: string;
  readonly operator: string;
  readonly class: Mutant['class'] | 'fault';
  /** What the text says, and what the device does instead. */
  readonly change: Mutant['change'];
  readonly at: SourceRange;
  /** The requirements that the device breaks. */
  readonly readers: readonly string[];
}

/** What became of a wrong device: a line of the report. */
export interface MutantResult extends Wrong, Judgement {}

/** How many mutants ended how. */
export interface MutationSummary {
  readonly mutants: number;
  readonly killed: number;
  readonly equivalent: number;
  readonly illFormed: number;
  readonly survived: number;
  readonly errors: number;
}

/** Joins a device with its judgement. */
export function resultOf(
  { id, row, operator, class: kind, change, at, readers }: Wrong,
  judgement: Judgement,
): MutantResult {
  return { id, row, operator, class: kind, change, at, readers, ...judgement };
}

/** Counts results. */
export function summarize(results: readonly MutantResult[]): MutationSummary {
  const count = (verdict: Judgement['verdict']): number => results.filter((each) => each.verdict === verdict).length;
  return {
    mutants: results.length,
    killed: count('killed'),
    equivalent: count('equivalent'),
    illFormed: count('ill-formed'),
    survived: count('survived'),
    errors: count('error'),
  };
}

/** The exit code: 1 for survivors, 3 where the toolkit failed, 4 where nothing was mutated, else 0. */
export function exitCode({ mutants, survived, errors }: MutationSummary): 0 | 1 | 3 | 4 {
  if (survived > 0) return 1;
  if (errors > 0) return 3;
  return mutants > 0 ? 0 : 4;
}

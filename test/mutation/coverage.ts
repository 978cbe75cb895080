import type { Model } from '../../codegen/model/model.ts';
import { fits, type Choice } from './chosen.ts';
import type { MutantResult } from './result.ts';
import type { SuiteVector } from './suite.ts';

/** Which requirements the vectors prove, each id in one of the lists, in the order of the text. */
export interface Coverage {
  /** A mutant of its row, or a fault that breaks it, is killed by a vector that carries its id. */
  readonly covered: readonly string[];
  /** No such kill, but a row of Other evidence says what stands for it. */
  readonly listed: readonly string[];
  /** No such kill, and no row: nothing shows that a device which breaks it would be found. */
  readonly open: readonly string[];
}

/** Sorts the requirements that a run was asked about. A term, an attribute or a field is no requirement. */
export function coverageOf(
  { requirementIndex, evidence }: Pick<Model, 'requirementIndex' | 'evidence'>,
  choice: Pick<Choice, 'only' | 'skip'>,
  results: readonly MutantResult[],
  suite: readonly SuiteVector[],
): Coverage {
  const proven = provenBy(results, suite);
  const explained = new Set(evidence.map(({ id }) => id));
  const ids = requirementIndex.filter((each) => isAsked(each, choice)).map(({ id }) => id);
  const rest = ids.filter((id) => !proven.has(id));
  return {
    covered: ids.filter((id) => proven.has(id)),
    listed: rest.filter((id) => explained.has(id)),
    open: rest.filter((id) => !explained.has(id)),
  };
}

/** Whether a run was asked about a requirement. */
export function isAsked({ id, at }: Model['requirementIndex'][number], choice: Pick<Choice, 'only' | 'skip'>): boolean {
  return fits([id, at.file], choice);
}

/** The ids that a killed device breaks and the vector that killed it carries. */
export function provenBy(results: readonly MutantResult[], suite: readonly SuiteVector[]): ReadonlySet<string> {
  const carriedBy = new Map<string, ReadonlySet<string>>(
    suite.map(({ vector }) => [vector.id, new Set(vector.requirements)]),
  );
  return new Set(
    results.flatMap((result) => {
      if (result.verdict !== 'killed') return [];
      const killers = result.killers ?? (result.by === undefined ? [] : [result.by]);
      return brokenBy(result).filter((id) => killers.some((killer) => carriedBy.get(killer)?.has(id)));
    }),
  );
}

/** The requirements that a wrong device breaks: all that a fault names, the row of a mutant, none of a layout. */
export function brokenBy({ class: kind, row, readers }: MutantResult): readonly string[] {
  if (kind === 'fault') return readers;
  return kind === 'layout' ? [] : [row];
}

/** The lines of the report: the counts, then the names of what is open. */
export function coverageText({ covered, listed, open }: Coverage): string {
  const all = covered.length + listed.length + open.length;
  const counts = `${all} requirements: ${covered.length} covered by kills, ${listed.length} with other evidence, ${open.length} open\n`;
  return open.length === 0 ? counts : `${counts}NOT COVERED ${open.join(', ')}\n`;
}

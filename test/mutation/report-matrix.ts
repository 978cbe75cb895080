import { brokenBy, provenBy } from './coverage.ts';
import type { MutantResult } from './result.ts';
import { summarize } from './result.ts';
import type { SuiteVector } from './suite.ts';

/**
 * The kill matrix: which vectors notice which mutant, and which requirements are proven. A requirement is `covered` where a
 * mutant of its row, or a fault that breaks it, is killed by a vector that carries its id. A field is no requirement.
 */
export function mutationMatrix(results: readonly MutantResult[], suite: readonly SuiteVector[]): string {
  const proven = provenBy(results, suite);
  const kills = new Map<string, number>();
  for (const { killers = [] } of results) for (const id of killers) kills.set(id, (kills.get(id) ?? 0) + 1);
  const rows = [...new Set(results.flatMap(brokenBy))];
  const document = {
    format: 'snvme-kill-matrix/1',
    summary: summarize(results),
    requirements: rows.map((row) => {
      const own = results.filter((result) => brokenBy(result).includes(row));
      const killed = own.filter(({ verdict }) => verdict === 'killed');
      return { id: row, mutants: own.length, killed: killed.length, covered: proven.has(row) };
    }),
    vectors: suite.map(({ vector: { id, requirements } }) => ({ id, requirements, kills: kills.get(id) ?? 0 })),
    mutants: results.map(({ id, row, class: kind, verdict, killers = [] }) => ({
      id,
      row,
      class: kind,
      verdict,
      killers,
    })),
  };
  return `${JSON.stringify(document, null, 1)}\n`;
}

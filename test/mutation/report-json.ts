import type { Coverage } from './coverage.ts';
import type { MutantResult } from './result.ts';
import { summarize } from './result.ts';

/** The report of a proof as one JSON document: the summary, the coverage where it was asked for, then each mutant in the order of the text. */
export function mutationJson(results: readonly MutantResult[], coverage: Coverage | null = null): string {
  const document = { summary: summarize(results), ...(coverage && { coverage }), results: results.map(entryOf) };
  return `${JSON.stringify(document, null, 1)}\n`;
}

function entryOf({
  id,
  row,
  operator,
  class: kind,
  change,
  at,
  verdict,
  by,
  requirement,
  habit,
  rule,
  reason,
}: MutantResult): unknown {
  return {
    id,
    row,
    operator,
    class: kind,
    change,
    file: at.file,
    line: at.start.line,
    verdict,
    by,
    requirement,
    habit,
    rule,
    reason,
  };
}

import type { MutantResult } from './result.ts';
import { summarize } from './result.ts';

/** The report of a proof as one JSON document: the summary, then each mutant in the order of the text. */
export function mutationJson(results: readonly MutantResult[]): string {
  return `${JSON.stringify({ summary: summarize(results), results: results.map(entryOf) }, null, 1)}\n`;
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

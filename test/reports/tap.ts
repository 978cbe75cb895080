import type { VectorResult } from '../runner/result.ts';
import { textReport } from './text.ts';

/** The report of a run in the Test Anything Protocol, version 14: one test point a vector, its details as a YAML block. */
export function tapReport(results: readonly VectorResult[]): string {
  if (results.length === 0) return 'TAP version 14\n1..0 # SKIP no vector was selected\n';
  return `TAP version 14\n1..${results.length}\n${results.map(point).join('')}`;
}

function point(result: VectorResult, index: number): string {
  const { verdict, id, title, reason = '' } = result;
  const description = `${index + 1} - ${escape(`${id}: ${title}`)}`;
  if (verdict === 'pass') return `ok ${description}\n`;
  if (verdict === 'skip' || verdict === 'pending')
    return `ok ${description} # SKIP ${escape(verdict === 'skip' ? reason : `pending: ${reason}`)}\n`;
  // A failure that is known is what TAP calls work to do: it does not fail the run.
  const directive = verdict === 'deviation' ? ` # TODO ${escape(reason)}` : '';
  // A text in JSON is one in YAML too.
  const details = {
    verdict,
    requirements: result.requirements,
    rows: result.failure?.rows ?? [],
    message: result.failure?.message ?? reason,
    report: textReport([result]),
  };
  const lines = Object.entries(details).map(([key, value]) => `  ${key}: ${JSON.stringify(value)}\n`);
  return `not ok ${description}${directive}\n  ---\n${lines.join('')}  ...\n`;
}

/** A text on one line in which nothing is taken for a directive. */
function escape(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ').replace(/[\\#]/g, '\\$&');
}

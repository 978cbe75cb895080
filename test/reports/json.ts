import type { VectorResult } from '../runner/result.ts';
import { summarize } from '../runner/result.ts';

/** The report of a run as one JSON document: the summary, then each result. */
export function jsonReport(results: readonly VectorResult[]): string {
  return `${JSON.stringify({ summary: summarize(results), results }, null, 1)}\n`;
}

import type { Failure, VectorResult } from '../runner/result.ts';
import { summarize } from '../runner/result.ts';

/** A report for people: what failed and why, then how many. */
export function textReport(results: readonly VectorResult[]): string {
  const problems = results.filter(({ verdict }) => verdict !== 'pass' && verdict !== 'skip').map(describeResult);
  const skipped = countReasons(results.filter(({ verdict }) => verdict === 'skip'));
  return (
    [
      ...problems,
      ...(skipped.length > 0 ? [`Skipped, because they say nothing about this device:\n${skipped.join('\n')}\n`] : []),
      summaryLine(results),
    ].join('\n') + '\n'
  );
}

/** `12 vectors: 10 passed, 1 failed, …` */
export function summaryLine(results: readonly VectorResult[]): string {
  const { total, ...counts } = summarize(results);
  const parts = Object.entries(counts).filter(([name, count]) => count > 0 || name === 'passed' || name === 'failed');
  return `${total} vectors: ${parts.map(([name, count]) => `${count} ${name}`).join(', ')}`;
}

/** How many requirement ids a line shows. */
const SHOWN_IDS = 8;

function describeResult({ verdict, id, title, requirements, reason, failure }: VectorResult): string {
  const lines = [`${verdict.toUpperCase()} ${id}: ${title}`, `  requirements: ${shortened(requirements)}`];
  if (reason !== undefined) lines.push(`  ${reason}`);
  if (failure) lines.push(...describeFailure(failure));
  return `${lines.join('\n')}\n`;
}

function describeFailure({
  part,
  step,
  operation,
  note,
  message,
  expected,
  actual,
  differences,
  rows,
}: Failure): string[] {
  const lines = [`  ${part} step ${step}, ${operation}${note === undefined ? '' : `: ${note}`}`, `  ${message}`];
  if (rows.length > 0) lines.push(`  rows: ${rows.join(', ')}`);
  if (expected !== undefined) lines.push(`  expected ${expected}`);
  if (actual !== undefined) lines.push(`  actual   ${actual}`);
  return [
    ...lines,
    ...differences.map(({ field, ...values }) => `  ${field}: expected ${values.expected}, actual ${values.actual}`),
  ];
}

function countReasons(results: readonly VectorResult[]): string[] {
  const counts = new Map<string, number>();
  for (const { reason = '' } of results) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([reason, count]) => `  ${reason}: ${count} vectors`);
}

/** The first ids, which are those that the vector is about; the rows that it reads back come after them. */
function shortened(ids: readonly string[]): string {
  const shown = ids.slice(0, SHOWN_IDS).join(', ');
  if (ids.length <= SHOWN_IDS) return shown || 'none';
  return `${shown} and ${ids.length - SHOWN_IDS} more`;
}

import type { Verdict, VectorResult } from './result.ts';

/** The worst first: what several runs of one vector count as. */
const WORST: readonly Verdict[] = ['error', 'fail', 'timeout', 'blocked', 'pending', 'skip', 'pass'];

/**
 * Joins the results of several runs of the same vectors, in the order of the first. A vector that does not end alike each time
 * counts as what was worst, and its reason says how often it ended how: what is unsteady is never hidden.
 */
export function joined(runs: readonly (readonly VectorResult[])[]): readonly VectorResult[] {
  const [first = [], ...others] = runs;
  if (others.length === 0) return first;
  const byId = new Map<string, VectorResult[]>();
  for (const result of runs.flat()) {
    const known = byId.get(result.id);
    if (known) known.push(result);
    else byId.set(result.id, [result]);
  }
  return [...byId.values()].map(worst);
}

function worst(results: readonly VectorResult[]): VectorResult {
  const counts = new Map<Verdict, number>();
  for (const { verdict } of results) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  const verdict = WORST.find((each) => counts.has(each));
  const result = results.find((each) => each.verdict === verdict) as VectorResult;
  if (counts.size === 1) return result;
  const words = [...counts].map(([name, count]) => `${name} ${count} of ${results.length} times`).join(', ');
  return {
    ...result,
    reason: result.reason === undefined ? `Unsteady: ${words}` : `Unsteady: ${words}; ${result.reason}`,
  };
}

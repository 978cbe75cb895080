import type { Verdict } from '../runner/result.ts';
import type { RequirementEntry, RunRecord } from './record.ts';

/**
 * - `fail`: a vector that names the requirement failed
 * - `error`: none failed, but the adapter or a vector did
 * - `deviation`: no worse, but a vector failed as the expectations say
 * - `pass`: at least one passed
 * - `not run`: the set has vectors, of which none was executed
 * - `no vector`: the set has none
 */
export type RequirementResult = 'fail' | 'error' | 'deviation' | 'pass' | 'not run' | 'no vector';

/** A requirement with what the vectors of a run say of it. */
export interface JudgedRequirement extends RequirementEntry {
  readonly result: RequirementResult;
  readonly passed: number;
  readonly failed: number;
  readonly errors: number;
}

/** The groups of verdicts that a requirement counts. */
export const FAILED: ReadonlySet<Verdict> = new Set(['fail', 'timeout', 'unexpected-pass']);
export const ERRORS: ReadonlySet<Verdict> = new Set(['error', 'blocked']);

/** All requirements of the specification in its order. */
export function judgeRequirements({ requirements, results }: RunRecord): JudgedRequirement[] {
  const verdicts = new Map<string, Verdict[]>();
  for (const { requirements: ids, verdict } of results)
    for (const id of new Set(ids)) verdicts.set(id, [...(verdicts.get(id) ?? []), verdict]);
  return requirements.map((entry) => judge(entry, verdicts.get(entry.id) ?? []));
}

function judge(entry: RequirementEntry, verdicts: readonly Verdict[]): JudgedRequirement {
  const passed = verdicts.filter((verdict) => verdict === 'pass').length;
  const failed = verdicts.filter((verdict) => FAILED.has(verdict)).length;
  const errors = verdicts.filter((verdict) => ERRORS.has(verdict)).length;
  let result: RequirementResult = entry.vectors === 0 && verdicts.length === 0 ? 'no vector' : 'not run';
  if (failed > 0) result = 'fail';
  else if (errors > 0) result = 'error';
  else if (verdicts.includes('deviation')) result = 'deviation';
  else if (passed > 0) result = 'pass';
  return { ...entry, result, passed, failed, errors };
}

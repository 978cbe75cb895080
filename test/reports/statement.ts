import type { VectorResult } from '../runner/result.ts';
import { summarize } from '../runner/result.ts';
import { recordHash } from './json.ts';
import type { RunRecord } from './record.ts';
import type { JudgedRequirement, RequirementResult } from './requirements.ts';
import { judgeRequirements } from './requirements.ts';
import { summaryLine } from './text.ts';

const RESULTS: readonly RequirementResult[] = ['fail', 'error', 'deviation', 'pass', 'not run', 'no vector'];

/** The conformance statement of a run as JSON: what was run on what, and the result of every requirement. */
export function statementJson(run: RunRecord): string {
  const { specification, vectors, runner, started, device, options, results } = run;
  const requirements = judgeRequirements(run).map(({ id, result, passed, failed, errors }) => ({
    id,
    result,
    passed,
    failed,
    errors,
  }));
  const statement = {
    format: 'snvme-statement/1',
    specification,
    vectors,
    runner,
    started,
    device,
    options,
    run: recordHash(run),
    summary: summarize(results),
    requirements,
    deviations: deviations(run).map(({ id, reason = '' }) => ({ id, reason })),
  };
  return `${JSON.stringify(statement, null, 1)}\n`;
}

/** The conformance statement for people. */
export function statementText(run: RunRecord): string {
  const { specification, vectors, runner, started, device, options, results } = run;
  const judged = judgeRequirements(run);
  const head: readonly (readonly [string, string])[] = [
    ['Specification', `${specification.id} ${specification.version}`],
    ['Source', specification.sourceHash],
    ['Vectors', vectors],
    ['Runner', runner],
    ['Device', [device.vendor, device.name, device.version].join(' ')],
    ['Serial number', device.serial ?? 'not told'],
    ['Driven at', `level ${device.level}, ${device.clock} clock`],
    ['Selection', selection(options)],
    ['Started', started],
    ['Run', recordHash(run)],
    ['Result', summaryLine(results)],
  ];
  return [
    'Conformance statement\n',
    ...head.map(([name, value]) => `${`${name}:`.padEnd(15)}${value}`),
    '',
    ...deviations(run).map(({ id, reason = '' }) => `Deviation ${id}: ${reason}`),
    ...RESULTS.flatMap((result) => part(result, judged)),
  ].join('\n');
}

/** The vectors that failed as the expectations say. */
function deviations({ results }: RunRecord): VectorResult[] {
  return results.filter(({ verdict }) => verdict === 'deviation');
}

function part(result: RequirementResult, judged: readonly JudgedRequirement[]): string[] {
  const ids = judged.filter((requirement) => requirement.result === result).map(({ id }) => id);
  return ids.length === 0 ? [] : [`Requirements, ${result}: ${ids.length}`, ...wrap(ids), ''];
}

/** Eight ids a line. */
function wrap(ids: readonly string[]): string[] {
  return ids.length === 0 ? [] : [`  ${ids.slice(0, 8).join(', ')}`, ...wrap(ids.slice(8))];
}

function selection({ only, skip, shard, mutant, seed }: RunRecord['options']): string {
  const parts = [
    ...only.map((pattern) => `only ${pattern}`),
    ...skip.map((pattern) => `without ${pattern}`),
    ...(shard === null ? [] : [`shard ${shard}`]),
    ...(seed === null ? [] : [`shuffled with seed ${seed}`]),
    ...(mutant === null ? [] : [`mutant ${mutant}`]),
  ];
  return parts.join(', ') || 'all vectors';
}

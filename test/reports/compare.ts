import type { Verdict, VectorResult } from '../runner/result.ts';
import type { RunRecord } from './record.ts';

/** A vector with the verdicts of two runs; `null` where a run does not have it. */
export interface Change {
  readonly id: string;
  readonly before: Verdict | null;
  readonly after: Verdict | null;
}

/** What changed from one run to the other. */
export interface Comparison {
  /** Failed or came to an error, and did not before; or passed before, and is a known departure now. */
  readonly worse: readonly Change[];
  /** Passed before, and is not executed any more. */
  readonly lost: readonly Change[];
  readonly better: readonly Change[];
  readonly appeared: readonly Change[];
  readonly gone: readonly Change[];
  /** Changed among the verdicts that are all not passed. */
  readonly other: readonly Change[];
}

const BAD: readonly (Verdict | null)[] = ['fail', 'timeout', 'unexpected-pass', 'error', 'blocked'];
/** Each list with its heading and the sign of its lines. */
const HEADINGS: readonly (readonly [keyof Comparison, string])[] = [
  ['worse', 'Newly failing'],
  ['lost', 'No longer executed'],
  ['gone', 'Gone'],
  ['better', 'Newly passing'],
  ['appeared', 'Appeared'],
  ['other', 'Otherwise changed'],
];

/** Compares two runs by vector. A vector that appeared and fails is newly failing. */
export function compareRuns(before: RunRecord, after: RunRecord): Comparison {
  const [old, now] = [before, after].map(({ results }) => verdicts(results)) as [Verdicts, Verdicts];
  const changes = [...new Set([...old.keys(), ...now.keys()])]
    .map((id): Change => ({ id, before: old.get(id) ?? null, after: now.get(id) ?? null }))
    .filter((change) => change.before !== change.after);
  const of = (list: keyof Comparison): Change[] => changes.filter((change) => listOf(change) === list);
  return {
    worse: of('worse'),
    lost: of('lost'),
    better: of('better'),
    appeared: of('appeared'),
    gone: of('gone'),
    other: of('other'),
  };
}

type Verdicts = ReadonlyMap<string, Verdict>;

function verdicts(results: readonly VectorResult[]): Verdicts {
  return new Map(results.map(({ id, verdict }) => [id, verdict]));
}

function listOf({ before, after }: Change): keyof Comparison {
  if (after === null) return 'gone';
  if (BAD.includes(after) && !BAD.includes(before)) return 'worse';
  // It failed, whatever was expected.
  if (after === 'deviation' && before === 'pass') return 'worse';
  if (before === null) return 'appeared';
  if (after === 'pass') return 'better';
  return before === 'pass' ? 'lost' : 'other';
}

/** Whether the later run shows less of the device than the earlier one. */
export function isWorse({ worse, lost, gone }: Comparison): boolean {
  return worse.length + lost.length + gone.length > 0;
}

/** The comparison for people: what runs differ in besides, then the lists that are not empty. */
export function comparisonText(before: RunRecord, after: RunRecord): string {
  const comparison = compareRuns(before, after);
  const parts = (['specification', 'vectors', 'runner', 'device', 'options'] as const).filter(
    (part) => JSON.stringify(before[part]) !== JSON.stringify(after[part]),
  );
  const lists = HEADINGS.flatMap(([list, heading]) =>
    comparison[list].length === 0 ? [] : [`${heading}: ${comparison[list].length}`, ...comparison[list].map(line)],
  );
  const head = parts.length === 0 ? [] : [`Of another ${parts.join(', ')}`];
  return `${[...head, ...(lists.length === 0 ? ['Every vector has the same verdict'] : lists)].join('\n')}\n`;
}

function line({ id, before, after }: Change): string {
  return `  ${id}: ${before ?? 'absent'} -> ${after ?? 'absent'}`;
}

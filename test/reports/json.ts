import { stableJson } from '../../codegen/emit/json.ts';
import type { Json } from '../../codegen/emit/json.ts';
import { sha256 } from '../../codegen/model/sha256.ts';
import { summarize } from '../runner/result.ts';
import type { RunRecord } from './record.ts';

/** `run.json`: the record of a run as one JSON document, with its summary before the results. */
export function jsonReport({ results, ...head }: RunRecord): string {
  return `${JSON.stringify({ ...head, summary: summarize(results), results }, null, 1)}\n`;
}

/** `sha256:` and the digest of a run without times: runs that say the same have the same, whatever the order of keys. */
export function recordHash(run: RunRecord): string {
  const results = run.results.map((result) => ({ ...result, milliseconds: 0 }));
  return `sha256:${sha256(stableJson({ ...run, started: '', results } as unknown as Json))}`;
}

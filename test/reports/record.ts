import { sentences } from '../../codegen/language/sentence.ts';
import type { Model } from '../../codegen/model/model.ts';
import type { SpecificationId } from '../../codegen/model/specification.ts';
import { specificationId } from '../../codegen/model/specification.ts';
import type { VectorFile } from '../../codegen/model/vector.ts';
import type { DeviceDescription } from '../runner/adapter.ts';
import type { Selected } from '../runner/journal.ts';
import type { VectorResult } from '../runner/result.ts';

/** The version of the runner: it changes when the same device gives other results. */
const RUNNER = '0.3.0';

/** A requirement of the specification, as a report shows it. */
export interface RequirementEntry {
  readonly id: string;
  /** Its sentence; empty where it has none. */
  readonly sentence: string;
  /** The file of the specification that it stands in. */
  readonly file: string;
  /** How many vectors of the set name it, whether they were run or not. */
  readonly vectors: number;
}

/** What decides which vectors a run has, on what, and in which order. */
export interface RunOptionsRecord extends Selected {
  /** The seed of the order; `null` where it is that of the files. */
  readonly seed: number | null;
  /** How often all of it ran. */
  readonly repeat: number;
}

/** A run with all that a report says of it: every report is made from this alone. */
export interface RunRecord {
  readonly format: 'snvme-run/1';
  /** The specification that the vectors were made from. */
  readonly specification: SpecificationId;
  /** `sha256:` and the digest of the set of vectors. */
  readonly vectors: string;
  readonly runner: string;
  /** When the run began, in UTC: `2026-01-31T12:00:00.000Z`. */
  readonly started: string;
  readonly device: DeviceDescription;
  readonly options: RunOptionsRecord;
  readonly requirements: readonly RequirementEntry[];
  readonly results: readonly VectorResult[];
}

/** What a run is of. */
export interface RunSubject {
  readonly model: Model;
  readonly files: readonly VectorFile[];
  readonly hash: string;
  readonly device: DeviceDescription;
  readonly options: RunOptionsRecord;
  readonly started: Date;
}

/** The record of a run on a set of vectors. */
export function recordOf(subject: RunSubject, results: readonly VectorResult[]): RunRecord {
  const { model, files, hash, device, options, started } = subject;
  return {
    format: 'snvme-run/1',
    specification: files[0]?.specification ?? specificationId(model),
    vectors: hash,
    runner: RUNNER,
    started: started.toISOString(),
    device,
    options,
    requirements: requirementEntries(model, files),
    results,
  };
}

function requirementEntries(model: Model, files: readonly VectorFile[]): RequirementEntry[] {
  const texts = sentences(model);
  const counts = new Map<string, number>();
  for (const { vectors } of files)
    for (const { requirements } of vectors)
      for (const id of new Set(requirements)) counts.set(id, (counts.get(id) ?? 0) + 1);
  return model.requirementIndex.map(({ id, at }) => ({
    id,
    sentence: texts.get(id) ?? '',
    file: at.file,
    vectors: counts.get(id) ?? 0,
  }));
}

import { LOCK_FILE, parseLock } from './check/lock/lock.ts';
import { sentenceHashes } from './check/lock/sentence-hash.ts';
import { derive } from './derive/derive.ts';
import type { Change } from './diff/change.ts';
import { diff } from './diff/diff.ts';
import { diffVectors, type VectorChanges } from './diff/vectors.ts';
import type { Model } from './model/model.ts';
import type { SourceFile } from './model/source.ts';
import type { VectorFile } from './model/vector.ts';
import { readSpecification } from './read/specification.ts';

/** A version of a specification: its files, and the text of its lock where it has one. */
export interface Version {
  readonly name: string;
  readonly files: readonly SourceFile[];
  readonly lock: string | null;
}

/** A version that cannot be compared; the message names it and says why. */
export class VersionError extends Error {
  override readonly name = 'VersionError';
}

/**
 * Compares two versions of a specification; `a` is the old one. With `withVectors` the vectors of both are derived and compared
 * as well, which takes as long as two builds.
 * @throws VersionError for one whose tables cannot all be read: what is missing would count as a change.
 */
export function compareVersions(
  a: Version,
  b: Version,
  withVectors: boolean,
): { changes: readonly Change[]; vectors: VectorChanges | null } {
  const [before, after] = [read(a), read(b)];
  return {
    changes: diff({ a: before, b: after, reworded: rewordedIn(after, b) }),
    vectors: withVectors ? diffVectors(vectorsOf(before, a), vectorsOf(after, b)) : null,
  };
}

function read({ name, files }: Version): Model {
  const { model, diagnostics } = readSpecification(files);
  const [first] = diagnostics;
  if (first === undefined) return model;
  const more = diagnostics.length > 1 ? `, and ${diagnostics.length - 1} more` : '';
  throw new VersionError(
    `Unexpected tables in ${name}, expected those that this version of the toolkit reads; where they were right when they were written, compare with a later revision, or with the toolkit of their time. The first finding${more}: ${first.file}:${first.range.start.line}: ${first.message}`,
  );
}

function vectorsOf(model: Model, { name }: Version): readonly VectorFile[] {
  const { files, findings } = derive(model);
  const [first] = findings;
  if (first === undefined) return files.map(({ file }) => file);
  throw new VersionError(
    `Unexpected rules in ${name}, expected a version that vectors can be derived from; ${first.file}:${first.range.start.line}: ${first.message}`,
  );
}

/** The requirements whose present sentence the lock calls reworded: somebody accepted that it means the same. */
function rewordedIn(model: Model, { name, lock }: Version): ReadonlySet<string> {
  if (lock === null) return new Set();
  const hashes = sentenceHashes(model);
  try {
    const entries = [...parseLock(lock)];
    return new Set(
      entries.flatMap(([id, { state, text }]) => (state === 'reworded' && hashes.get(id) === text ? [id] : [])),
    );
  } catch (error) {
    throw new VersionError(`Cannot read ${LOCK_FILE} of ${name}: ${error instanceof Error ? error.message : ''}`);
  }
}

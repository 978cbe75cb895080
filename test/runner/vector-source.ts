import { createHash } from 'node:crypto';
import { join, dirname, resolve } from 'node:path';
import type { Model } from '../../codegen/model/model.ts';
import { specificationId } from '../../codegen/model/specification.ts';
import type { VectorFile } from '../../codegen/model/vector.ts';
import { LoadError, loadManifest, loadVectors } from './load.ts';

/** Vectors for a model, and a sentence for people if they are not the committed ones. */
export interface SourcedVectors {
  readonly files: readonly VectorFile[];
  /** `sha256:` and the digest of the whole set. */
  readonly hash: string;
  readonly remark: string | null;
}

/** The folder of the vectors of a specification folder: `test/vectors` beside it. */
export function vectorFolder(spec: string): string {
  return join(dirname(resolve(spec)), 'test', 'vectors');
}

/**
 * The vectors of the folder that a user named, whatever text they were made from; else those beside the specification where
 * they were made from this model; else vectors that are derived now.
 * @throws LoadError where the folder that a user named holds no vectors.
 */
export async function vectorsFor(model: Model, named: string | null, folder: string): Promise<SourcedVectors> {
  if (named !== null) {
    if (!loadManifest(named))
      throw new LoadError(`Unexpected folder ${named} without a manifest.json, expected a folder of vectors`);
    return loaded(named);
  }
  const manifest = loadManifest(folder);
  const hash = specificationId(model).sourceHash;
  if (manifest?.specification.sourceHash === hash) return loaded(folder);
  const cause = manifest ? `The vectors in ${folder} were made from another text` : `There are no vectors in ${folder}`;
  const { deriveVectors } = await import('../../codegen/derive/derive.ts');
  const files = deriveVectors(model).map(({ file }) => file);
  return {
    files,
    hash: digest(files.map((file) => JSON.stringify(file))),
    remark: `${cause}; they are derived for this run. "snvme build" writes them.`,
  };
}

async function loaded(folder: string): Promise<SourcedVectors> {
  const { files, manifest } = await loadVectors(folder);
  // The files' hashes were checked as they were loaded.
  return { files, hash: digest(manifest.files.map(({ path, sha256 }) => `${path} ${sha256}`)), remark: null };
}

function digest(lines: readonly string[]): string {
  const hash = createHash('sha256');
  for (const line of lines) hash.update(`${line}\n`);
  return `sha256:${hash.digest('hex')}`;
}

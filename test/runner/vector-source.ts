import { join, dirname, resolve } from 'node:path';
import type { Model } from '../../codegen/model/model.ts';
import { specificationId } from '../../codegen/model/specification.ts';
import type { VectorFile } from '../../codegen/model/vector.ts';
import { LoadError, loadManifest, loadVectors } from './load.ts';

/** Vectors for a model, and a sentence for people if they are not the committed ones. */
export interface SourcedVectors {
  readonly files: readonly VectorFile[];
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
    return { files: (await loadVectors(named)).files, remark: null };
  }
  const manifest = loadManifest(folder);
  const hash = specificationId(model).sourceHash;
  if (manifest?.specification.sourceHash === hash) return { files: (await loadVectors(folder)).files, remark: null };
  const cause = manifest ? `The vectors in ${folder} were made from another text` : `There are no vectors in ${folder}`;
  const { deriveVectors } = await import('../../codegen/derive/derive.ts');
  return {
    files: deriveVectors(model).map(({ file }) => file),
    remark: `${cause}; they are derived for this run. "snvme build" writes them.`,
  };
}

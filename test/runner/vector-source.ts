import { join, dirname, resolve } from 'node:path';
import type { Model } from '../../codegen/model/model.ts';
import { specificationId } from '../../codegen/model/specification.ts';
import type { VectorFile } from '../../codegen/model/vector.ts';
import { loadManifest, loadVectors } from './load.ts';

/** Vectors for a model, and a sentence for people if they are not the committed ones. */
export interface SourcedVectors {
  readonly files: readonly VectorFile[];
  readonly remark: string | null;
}

/** The folder of the vectors of a specification folder: `test/vectors` beside it. */
export function vectorFolder(spec: string): string {
  return join(dirname(resolve(spec)), 'test', 'vectors');
}

/** The vectors of a folder where they were made from this model; else vectors that are derived now. */
export async function vectorsFor(model: Model, folder: string): Promise<SourcedVectors> {
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

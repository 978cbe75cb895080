import type { Model } from '../model/model.ts';
import { sha256 } from '../model/sha256.ts';
import type { SourceFile } from '../model/source.ts';
import { specificationId } from '../model/specification.ts';
import type { Manifest } from '../model/manifest.ts';
import type { VectorFile } from '../model/vector.ts';
import { emitBlocks } from './blocks/blocks.ts';
import { cHeader } from './c/header.ts';
import { stableJson } from './json.ts';
import { specSchema } from './schema-spec.ts';
import { manifestSchema, vectorsSchema } from './schema-vectors.ts';
import { emitSpecJson } from './spec-json/spec-json.ts';
import { isGenerated } from './typescript/sources.ts';
import { vectorJson } from './vector-json.ts';

/** A file to write: its path below the output folder, with forward slashes. */
export interface Output {
  readonly path: string;
  readonly text: string;
}

/** The folder of generated structs, with the C header, and the folder of vectors, below the output folder. */
export const STRUCT_FOLDER = 'reference/generated';
export const VECTOR_FOLDER = 'test/vectors';

/**
 * Everything that is generated from a specification: structs, `spec.json`, vectors with their manifest, schemas, and the
 * files of the document with their blocks. Equal input gives equal bytes. `vectors` have paths below the folder of vectors;
 * `specFolder` is the folder of the document below the output folder.
 */
export async function outputs(
  model: Model,
  files: readonly SourceFile[],
  vectors: readonly { path: string; file: VectorFile }[],
  specFolder = 'spec',
): Promise<Output[]> {
  const { emitTypeScript } = await import('./typescript/emit.ts');
  const structs = await emitTypeScript(model);
  const vectorFiles = vectors.map(({ path, file }) => ({ path, text: vectorJson(file), file }));
  return [
    ...structs.map(({ path, text }) => ({ path: `${STRUCT_FOLDER}/${path}`, text })),
    { path: `${STRUCT_FOLDER}/c/snvme.h`, text: cHeader(model) },
    ...vectorFiles.map(({ path, text }) => ({ path: `${VECTOR_FOLDER}/${path}`, text })),
    { path: `${VECTOR_FOLDER}/manifest.json`, text: `${JSON.stringify(manifest(model, vectorFiles), null, 2)}\n` },
    { path: `${VECTOR_FOLDER}/manifest.schema.json`, text: stableJson(manifestSchema()) },
    { path: `${VECTOR_FOLDER}/spec.json`, text: emitSpecJson(model) },
    { path: `${VECTOR_FOLDER}/spec.schema.json`, text: stableJson(specSchema()) },
    { path: `${VECTOR_FOLDER}/vectors.schema.json`, text: stableJson(vectorsSchema()) },
    ...emitBlocks(model, files).map(({ path, text }) => ({ path: `${specFolder}/${path}`, text })),
  ];
}

/** The files of vectors with their hashes, and the requirements that no vector names. */
export function manifest(model: Model, files: readonly { path: string; text: string; file: VectorFile }[]): Manifest {
  const covered = new Set(files.flatMap(({ file }) => file.vectors.flatMap((vector) => vector.requirements)));
  const uncovered = model.requirementIndex.map((entry) => entry.id).filter((id) => !covered.has(id));
  return {
    format: 'snvme-manifest/1',
    specification: specificationId(model),
    files: files.map(({ path, text, file }) => ({ path, sha256: sha256(text), count: file.count })),
    uncovered,
  };
}

/** Whether the build wrote a file, so that it may delete it when nothing is generated there any more. */
export function isOurs(path: string, text: string): boolean {
  if (path.startsWith(`${STRUCT_FOLDER}/`)) return path.endsWith('.ts') && isGenerated(text);
  return (
    path.startsWith(`${VECTOR_FOLDER}/`) && path.endsWith('.json') && /^\{\s*"format": "snvme-vectors\//.test(text)
  );
}

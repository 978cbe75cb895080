import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from '../../codegen/model/manifest.ts';
import type { VectorFile } from '../../codegen/model/vector.ts';
import { unpackFile, WireError } from '../../codegen/model/wire/unpack.ts';
import type { WireFile } from '../../codegen/model/wire/wire.ts';

/** A set of vectors as it stands in a folder. */
export interface VectorSet {
  readonly manifest: Manifest;
  readonly files: readonly VectorFile[];
}

/** The folder holds no usable set of vectors. The message says which file, what is wrong and what to do. */
export class LoadError extends Error {
  override readonly name = 'LoadError';
}

/** The greatest file of vectors that is read, in bytes. */
const MAXIMUM_FILE = 64 * 1024 * 1024;
/** The JSON Schema of a vector file, beside the vectors. */
const SCHEMA = 'vectors.schema.json';

/** `manifest.json` of a folder, or `null` where there is none. @throws LoadError where it is ill-formed. */
export function loadManifest(folder: string): Manifest | null {
  const path = join(folder, 'manifest.json');
  if (!existsSync(path)) return null;
  const manifest = parseJson(readFileSync(path, 'utf8'), path);
  if (!isManifest(manifest))
    throw new LoadError(
      `${path}: Unexpected manifest, expected the format snvme-manifest/1 with specification and files; run "snvme build"`,
    );
  return manifest;
}

/** All vector files that a manifest names, each checked against its hash, its count and the schema. */
export async function loadVectors(folder: string): Promise<VectorSet> {
  const manifest = loadManifest(folder);
  if (!manifest)
    throw new LoadError(
      `${folder}: Unexpected folder without manifest.json, expected a set of vectors; run "snvme build"`,
    );
  try {
    const check = await shapeCheck(folder);
    return { manifest, files: manifest.files.map((entry) => loadFile(folder, entry, check)) };
  } catch (error) {
    if (error instanceof LoadError) throw error;
    // Whatever the set holds in place of names, hashes or a schema.
    throw new LoadError(
      `${folder}: Unexpected set of vectors that cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

function loadFile(folder: string, entry: Manifest['files'][number], check: ShapeCheck): VectorFile {
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]*(\/[A-Za-z0-9][A-Za-z0-9._-]*)*$/.test(entry.path)) {
    throw new LoadError(
      `${join(folder, 'manifest.json')}: Unexpected path ${entry.path}, expected one within the folder`,
    );
  }
  const path = join(folder, entry.path);
  if (!existsSync(path))
    throw new LoadError(`${path}: Unexpected absence of a file that the manifest names; run "snvme build"`);
  const { size } = statSync(path);
  if (size > MAXIMUM_FILE)
    throw new LoadError(`${path}: Unexpected size, ${size} bytes, expected at most ${MAXIMUM_FILE}`);
  const bytes = readFileSync(path);
  const hash = createHash('sha256').update(bytes).digest('hex');
  if (hash !== entry.sha256.replace(/^sha256:/, ''))
    throw new LoadError(
      `${path}: Unexpected content (SHA-256 ${hash}), expected that of the manifest (${entry.sha256}); run "snvme build"`,
    );
  const file = parseJson(bytes.toString('utf8'), path);
  const problem = check(file);
  if (problem !== null) throw new LoadError(`${path}: ${problem}`);
  const vectors = unpacked(file as WireFile, path);
  if (vectors.vectors.length !== vectors.count || vectors.count !== entry.count) {
    throw new LoadError(
      `${path}: Unexpected number of vectors ${vectors.vectors.length}, expected ${vectors.count} (count) and ${entry.count} (manifest)`,
    );
  }
  return vectors;
}

/** The file in full. @throws LoadError for what stands for nothing, or for too much. */
function unpacked(file: WireFile, path: string): VectorFile {
  try {
    return unpackFile(file);
  } catch (error) {
    if (error instanceof WireError) throw new LoadError(`${path}: ${error.message}`);
    throw error;
  }
}

/** What is wrong with the shape of a vector file, or `null`. */
type ShapeCheck = (file: unknown) => string | null;

/** Checks against the folder's schema where it has one and ajv is installed, else that the format is the right one. */
async function shapeCheck(folder: string): Promise<ShapeCheck> {
  const path = join(folder, SCHEMA);
  if (!existsSync(path)) return formatProblem;
  const ajv = await import('ajv/dist/2020.js').catch(missingPackage);
  if (!ajv) return formatProblem;
  const validate = new ajv.Ajv2020({ strict: false, allErrors: false }).compile(
    parseJson(readFileSync(path, 'utf8'), path) as object,
  );
  return (file) => {
    const problem = formatProblem(file);
    if (problem !== null || validate(file)) return problem;
    const [error] = validate.errors ?? [];
    return `Unexpected value at ${error?.instancePath ?? '/'}: ${error?.message ?? 'it does not match the schema'}`;
  };
}

/** ajv is a package for development: an installed toolkit may be without it. */
function missingPackage(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND') return null;
  throw error;
}

function formatProblem(file: unknown): string | null {
  if (typeof file !== 'object' || file === null || !('format' in file))
    return 'Unexpected content, expected a vector file';
  if (file.format !== 'snvme-vectors/1') return `Unexpected format ${String(file.format)}, expected snvme-vectors/1`;
  return 'vectors' in file && Array.isArray(file.vectors)
    ? null
    : 'Unexpected content without vectors, expected a vector file';
}

function isManifest(value: unknown): value is Manifest {
  if (typeof value !== 'object' || value === null || !('format' in value) || value.format !== 'snvme-manifest/1')
    return false;
  return (
    'specification' in value &&
    typeof value.specification === 'object' &&
    'files' in value &&
    Array.isArray(value.files)
  );
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new LoadError(
      `${path}: Unexpected content, expected JSON: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

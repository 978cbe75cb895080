import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Manifest, VectorFile } from '../../../codegen/index.ts';
import { unpackFile } from '../../../codegen/model/wire/unpack.ts';
import type { WireFile } from '../../../codegen/model/wire/wire.ts';
import type { Specification } from '../../src/model.ts';

/** What `snvme build` wrote: the model, and the vectors by file name in the order of the manifest. */
export interface Outputs {
  readonly specification: Specification;
  readonly files: ReadonlyMap<string, VectorFile>;
}

const NOTHING: Specification = {
  sections: [],
  requirements: [],
  statuses: [],
  commands: [],
  common: [],
  objects: [],
  transitions: [],
  structures: [],
  values: [],
};

/** Reads the outputs of a build. Before the first one there are none, and the site is built without them. */
export function readOutputs(folder: string): Outputs {
  const model = path.join(folder, 'spec.json');
  const manifest = path.join(folder, 'manifest.json');
  const names = existsSync(manifest) ? readJson<Manifest>(manifest).files.map((file) => file.path) : [];
  return {
    specification: existsSync(model) ? readJson<Specification>(model) : NOTHING,
    files: new Map(names.map((name) => [name, unpackFile(readJson<WireFile>(path.join(folder, name)))])),
  };
}

function readJson<T>(file: string): T {
  return JSON.parse(readFileSync(file, 'utf8')) as T;
}

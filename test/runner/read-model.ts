import { examine } from '../../codegen/examine.ts';
import { CheckCache, sha256 } from '../../codegen/io/check-cache.ts';
import { readSpecFolder } from '../../codegen/io/spec-folder.ts';
import { toolkitVersion } from '../../codegen/io/toolkit-version.ts';
import type { Model } from '../../codegen/model/model.ts';
import type { SourceFile } from '../../codegen/model/source.ts';

/** Begins the name under which the model of a sound text is kept. */
const KEPT = 'model-';

/**
 * The model of a specification folder; `null` where its text has errors, each of which `words` is told with its place. The
 * model of a text without any is kept, and is there at once the next time: reading takes longer than many a run.
 * @throws SpecFolderError for a folder that cannot be read.
 */
export function readModel(
  spec: string,
  words: (text: string) => void,
  cache: CheckCache | null = cacheOf(spec),
): Model | null {
  const files = readSpecFolder(spec);
  const name = KEPT + textHash(files);
  const kept = cache?.read(name);
  if (kept) return kept as Model;
  const { model, findings } = examine(files);
  const errors = findings.filter(({ severity }) => severity === 'error');
  for (const { file, range, message } of errors)
    words(`${file}:${range.start.line}:${range.start.column} ${message}\n`);
  if (errors.length > 0) return null;
  cache?.write(name, model);
  cache?.forget(KEPT, new Set([name]));
  return model;
}

function cacheOf(spec: string): CheckCache | null {
  const version = toolkitVersion();
  return version === null ? null : new CheckCache(spec, version);
}

function textHash(files: readonly SourceFile[]): string {
  return sha256(JSON.stringify(files.map(({ path, text }) => [path, text])));
}

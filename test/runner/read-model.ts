import { examine } from '../../codegen/examine.ts';
import { readSpecFolder } from '../../codegen/io/spec-folder.ts';
import type { Model } from '../../codegen/model/model.ts';

/**
 * The model of a specification folder; `null` where its text has errors, each of which `words` is told with its place.
 * @throws SpecFolderError for a folder that cannot be read.
 */
export function readModel(spec: string, words: (text: string) => void): Model | null {
  const { model, findings } = examine(readSpecFolder(spec));
  const errors = findings.filter(({ severity }) => severity === 'error');
  for (const { file, range, message } of errors)
    words(`${file}:${range.start.line}:${range.start.column} ${message}\n`);
  return errors.length === 0 ? model : null;
}

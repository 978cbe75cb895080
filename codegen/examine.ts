import { checkHouse } from './check/house.ts';
import { checkForm, checkModel } from './check/check.ts';
import { checkScenarios } from './derive/scenario/fences.ts';
import { compareDiagnostics, type Diagnostic } from './model/diagnostic.ts';
import type { Model } from './model/model.ts';
import type { SourceFile } from './model/source.ts';
import { readSpecification } from './read/specification.ts';

/** A specification that was read and checked as far as it can be. */
export interface Examination {
  readonly model: Model;
  readonly findings: readonly Diagnostic[];
  /** How far it came: a table that cannot be read hides what the tables mean, and that hides what scenarios do. */
  readonly reached: 'reading' | 'tables' | 'scenarios';
}

/**
 * Reads and checks a specification: form first, then meaning and style, then the scenarios, each once the one before is sound.
 * Where a file cannot be read, the form and style of the other files are checked all the same.
 */
export function examine(files: readonly SourceFile[]): Examination {
  const { model, diagnostics } = readSpecification(files);
  if (diagnostics.length > 0) {
    const findings = [...diagnostics, ...checkForm(model, diagnostics)].sort(compareDiagnostics);
    return { model, findings, reached: 'reading' };
  }
  const style = checkHouse(model);
  const meaning = checkModel(model);
  if (meaning.length > 0)
    return { model, findings: [...meaning, ...style].sort(compareDiagnostics), reached: 'tables' };
  const findings = [...checkScenarios(model), ...style].sort(compareDiagnostics);
  return { model, findings, reached: 'scenarios' };
}

import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts';
import type { Command } from '../../model/command.ts';
import type { Model } from '../../model/model.ts';
import { conditionProblems, problemsOfCommands } from '../condition-problems.ts';

/**
 * Every name in a condition, an effect or a returned value means something there, the kinds of its operands fit, and a
 * condition can be true and can be false.
 *
 * Bad: `NTAGS > TAGMAX` (no field NTAGS), `SN > 3` (bytes against a number). Good: `NTAG > TAGMAX`, `SN != 0`.
 */
export function conditionType(model: Model, commands?: readonly Command[]): readonly Diagnostic[] {
  const seen = new Set<string>();
  const problems = commands === undefined ? conditionProblems(model) : problemsOfCommands(model, commands);
  return problems.flatMap(({ rule, at, message }) => {
    const finding = `${at.file}:${at.start.line}:${at.start.column} ${message}`;
    if (seen.has(finding)) return [];
    seen.add(finding);
    return diagnostic(rule, at, message);
  });
}

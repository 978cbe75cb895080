import { checkModel } from '../../codegen/check/check.ts';
import type { Model } from '../../codegen/model/model.ts';
import { equivalence } from '../../codegen/mutate/equivalents/equivalents.ts';
import type { Limits } from '../../codegen/mutate/equivalents/rule.ts';
import type { Mutant } from '../../codegen/mutate/mutant.ts';
import type { Judgement } from './judgement.ts';

/** Rules of the check that are about the text's form: a device may well behave as such a text says. */
const FORM: ReadonlySet<string> = new Set(['unused-term']);

/** Why no vector fails on a mutant: its text would be refused, or a rule shows it to be equivalent; `null`: neither. */
export function explain(mutant: Mutant, model: Model, worlds: readonly Limits[]): Omit<Judgement, 'ran'> | null {
  const found = equivalence(mutant, model, worlds);
  if (found) return { verdict: 'equivalent', rule: found.rule, reason: found.reason };
  const finding = checkModel(mutant.model).find(({ rule }) => !FORM.has(rule));
  return finding ? { verdict: 'ill-formed', reason: finding.message } : null;
}

import type { Model } from '../../model/model.ts';
import type { Mutant } from '../mutant.ts';
import { constantAttribute } from './constant-attribute.ts';
import { earlyFetch } from './early-fetch.ts';
import { freeTail } from './free-tail.ts';
import { idleRow } from './idle-row.ts';
import { narrowerChoice } from './narrower-choice.ts';
import { neverReturned } from './never-returned.ts';
import { otherAnswer } from './other-answer.ts';
import { ownValue } from './own-value.ts';
import { permittedRefusal } from './permitted-refusal.ts';
import type { EquivalenceRule, Limits } from './rule.ts';
import { sameMeaning } from './same-meaning.ts';
import { sameObject } from './same-object.ts';
import { successImpliesWhen } from './success-implies-when.ts';
import { unreachableState } from './unreachable-state.ts';
import { zeroRow } from './zero-row.ts';

/** Every rule proves what it says from the two models; what is only likely is no rule. */
export const RULES: readonly EquivalenceRule[] = [
  sameMeaning,
  idleRow,
  unreachableState,
  constantAttribute,
  successImpliesWhen,
  narrowerChoice,
  ownValue,
  zeroRow,
  permittedRefusal,
  earlyFetch,
  freeTail,
  otherAnswer,
  neverReturned,
  sameObject,
];

/** The first rule that shows a mutant to be equivalent, with its argument; `null` where none does. */
export function equivalence(
  mutant: Mutant,
  model: Model,
  worlds: readonly Limits[],
): { readonly rule: string; readonly reason: string } | null {
  for (const { name, argue } of RULES) {
    const reason = argue(mutant, model, worlds);
    if (reason !== null) return { rule: name, reason };
  }
  return null;
}

import type { Diagnostic } from '../model/diagnostic.ts';
import type { Model } from '../model/model.ts';
import type { Rule } from './rule.ts';
import { keyword } from './rules/keyword.ts';
import { oneKeyword } from './rules/one-keyword.ts';
import { untaggedRequirement } from './rules/untagged-requirement.ts';

/** The rules of the house that look at one file alone, whatever the others say. */
export const FILE_RULES: readonly Rule[] = [keyword, oneKeyword, untaggedRequirement];

/** Applies the rules of style: how the text says things, whatever it says. */
export function checkHouse(model: Model): Diagnostic[] {
  return FILE_RULES.flatMap((rule) => rule(model));
}

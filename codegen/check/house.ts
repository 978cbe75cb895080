import type { Diagnostic } from '../model/diagnostic.ts';
import type { Model } from '../model/model.ts';
import type { Rule } from './rule.ts';
import { abbreviation } from './rules/abbreviation.ts';
import { captions } from './rules/captions.ts';
import { deprecatedTerm } from './rules/deprecated-term.ts';
import { fileSize } from './rules/file-size.ts';
import { keyword } from './rules/keyword.ts';
import { namedBits } from './rules/named-bits.ts';
import { namedMnemonic } from './rules/named-mnemonic.ts';
import { namedNumber } from './rules/named-number.ts';
import { namedStatus } from './rules/named-status.ts';
import { numberStyle } from './rules/number-style.ts';
import { oneKeyword } from './rules/one-keyword.ts';
import { rawPipe } from './rules/raw-pipe.ts';
import { reservedBits } from './rules/reserved-bits.ts';
import { template } from './rules/template.ts';
import { terminologyUsed } from './rules/terminology-used.ts';
import { untaggedRequirement } from './rules/untagged-requirement.ts';

/** The rules of the house that look at one file alone, whatever the others say. */
export const FILE_RULES: readonly Rule[] = [
  keyword,
  oneKeyword,
  untaggedRequirement,
  numberStyle,
  deprecatedTerm,
  rawPipe,
  fileSize,
];

/** The rules of the house that join what several files say. */
const DOCUMENT_RULES: readonly Rule[] = [
  reservedBits,
  namedMnemonic,
  namedStatus,
  namedBits,
  namedNumber,
  abbreviation,
  terminologyUsed,
  captions,
  template,
];

/** Applies the rules of style: how the text says things, whatever it says. */
export function checkHouse(model: Model): Diagnostic[] {
  return [...FILE_RULES, ...DOCUMENT_RULES].flatMap((rule) => rule(model));
}

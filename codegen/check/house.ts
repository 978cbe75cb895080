import type { Diagnostic } from '../model/diagnostic.ts';
import type { Model } from '../model/model.ts';
import { firstUses, type ProseUses, usesIn } from './prose/uses.ts';
import type { Rule } from './rule.ts';
import { unknownAbbreviation } from './rules/abbreviation.ts';
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
import { usedTerms } from './rules/terminology-used.ts';
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
  captions,
];

/** The rules that look at one file's prose, and at the names that all tables define. */
export const NAME_RULES: readonly Rule[] = [namedMnemonic, namedStatus, namedBits, namedNumber, unknownAbbreviation];

/** Applies the rules of style: how the text says things, whatever it says. */
export function checkHouse(model: Model): Diagnostic[] {
  const uses = model.sections.map(({ file }) =>
    usesIn(
      model,
      model.passages.filter(({ section }) => section === file),
    ),
  );
  return [...[...FILE_RULES, ...NAME_RULES].flatMap((rule) => rule(model)), ...checkJoined(model, uses)];
}

/** The rules that join what several files say, from what the prose of each uses. */
export function checkJoined(model: Model, uses: readonly ProseUses[]): readonly Diagnostic[] {
  return [...reservedBits(model), ...template(model), ...usedTerms(model, uses), ...firstUses(uses)];
}

import { compareDiagnostics, type Diagnostic } from '../model/diagnostic.ts';
import type { Model } from '../model/model.ts';
import { FILE_RULES } from './house.ts';
import type { CommandRule, Rule } from './rule.ts';
import { alignment } from './rules/alignment.ts';
import { allowedCommand } from './rules/allowed-command.ts';
import { assignedNumber } from './rules/assigned-number.ts';
import { bitCoverage } from './rules/bit-coverage.ts';
import { blocksKnown } from './rules/blocks-known.ts';
import { conditionType } from './rules/condition-type.ts';
import { duplicateAnchor, duplicateRequirementId } from './rules/duplicate-id.ts';
import { duplicateMnemonic } from './rules/duplicate-mnemonic.ts';
import { duplicateNumber, duplicateOpcode } from './rules/duplicate-opcode.ts';
import { effectsComplete } from './rules/effects-complete.ts';
import { evidenceKnown } from './rules/evidence-known.ts';
import { linksExist } from './rules/links-exist.ts';
import { listEntries } from './rules/list-entries.ts';
import { opcodeDirection } from './rules/opcode-direction.ts';
import { requirementIdForm } from './rules/requirement-id.ts';
import { resetMatrix } from './rules/reset-matrix.ts';
import { supportedList } from './rules/supported-list.ts';
import { tablesApart } from './rules/tables-apart.ts';
import { unresolvedReference } from './rules/unresolved-reference.ts';
import { unresolvedMention } from './rules/unresolved-mention.ts';
import { unusedTerm } from './rules/unused-term.ts';
import { valuesUsed } from './rules/values-used.ts';

const RULES: readonly Rule[] = [
  bitCoverage,
  alignment,
  listEntries,
  duplicateOpcode,
  duplicateNumber,
  duplicateMnemonic,
  duplicateRequirementId,
  duplicateAnchor,
  requirementIdForm,
  evidenceKnown,
  opcodeDirection,
  allowedCommand,
  supportedList,
  tablesApart,
  assignedNumber,
  unresolvedReference,
  unresolvedMention,
  linksExist,
  conditionType,
  effectsComplete,
  resetMatrix,
  unusedTerm,
  valuesUsed,
  blocksKnown,
];

/** Applies every rule to a model that was read without findings. The result is in the order of the text. */
export function checkModel(model: Model): Diagnostic[] {
  return RULES.flatMap((rule) => rule(model)).sort(compareDiagnostics);
}

/**
 * The rules that look at the rows of Status conditions and of Effects: first those that look at one command alone, so that
 * the rows of another one make no difference to what they find.
 */
const RULES_OF_COMMANDS: readonly CommandRule[] = [conditionType, effectsComplete, unresolvedReference];
const RULES_OF_ROWS: readonly Rule[] = [
  duplicateRequirementId,
  requirementIdForm,
  unresolvedMention,
  linksExist,
  resetMatrix,
  unusedTerm,
];

/**
 * Applies the rules to a model without findings in which nothing changed since but the rows of Status conditions and of
 * Effects of some commands, and prose. It finds what `checkModel` finds.
 */
export function checkRows(model: Model, changed: ReadonlySet<string>): Diagnostic[] {
  const commands = model.commands.filter(({ name }) => changed.has(name));
  const findings = [
    ...RULES_OF_COMMANDS.flatMap((rule) => rule(model, commands)),
    ...RULES_OF_ROWS.flatMap((rule) => rule(model)),
  ];
  return findings.sort(compareDiagnostics);
}

/** The rules that look at one table or one id alone, so that what was not read elsewhere makes no difference to them. */
const RULES_OF_FORM: readonly Rule[] = [
  bitCoverage,
  alignment,
  duplicateRequirementId,
  duplicateAnchor,
  assignedNumber,
  blocksKnown,
];

/**
 * Applies the rules of form to a model that was read with findings, and tells what they find in the other files: nothing
 * there follows from what could not be read.
 */
export function checkForm(model: Model, faults: readonly Diagnostic[]): Diagnostic[] {
  const faulty = new Set(faults.map((fault) => fault.file));
  return [...RULES_OF_FORM, ...FILE_RULES]
    .flatMap((rule) => rule(model))
    .filter(({ file, cause }) => !faulty.has(file) && !(cause && faulty.has(cause.file)));
}

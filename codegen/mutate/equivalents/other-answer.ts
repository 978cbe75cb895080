import type { Command, StatusRow } from '../../model/command.ts';
import type { Expression } from '../../model/expression.ts';
import type { Model } from '../../model/model.ts';
import { changesOf, type ChangedRow } from './changed-rows.ts';
import { substituted } from './literals.ts';
import { meaningOf } from './meaning.ts';
import { Prover } from './prove.ts';
import type { EquivalenceRule } from './rule.ts';

/** A refusal that is forgotten or comes in fewer cases, where another row refuses in each of them. */
export const otherAnswer: EquivalenceRule = {
  name: 'other-answer',
  why: 'Where several rows hold, a device answers with any of them; wherever the row held, another row holds that is left, so a device may never answer with this one.',
  argue(mutant, model) {
    const changes = changesOf(model, mutant.model);
    if (!changes || changes.conditions.length === 0 || changes.effects.length + changes.returned.length > 0)
      return null;
    const others = changes.conditions.map((row) => answersAsWell(row, model, mutant.model, changes.conditions));
    return others.every((other) => other !== null)
      ? `${[...new Set(others)].join(' and ')} holds wherever ${[...new Set(changes.conditions.map(({ before }) => before.id))].join(' and ')} did`
      : null;
  },
};

/** The row that holds wherever the changed one did, if there is one and the changed one does not hold anywhere else. */
function answersAsWell(
  { command, before, after }: ChangedRow<StatusRow>,
  model: Model,
  mutant: Model,
  changed: readonly ChangedRow<StatusRow>[],
): string | null {
  if (command.precedence !== 'any' || before.isOptional) return null;
  const prover = new Prover(model, command);
  if (after) {
    const rest = ({ when: _when, condition: _condition, ...row }: StatusRow): string => meaningOf(row, []);
    if (rest(after) !== rest(before)) return null;
    const premises = [after.when, after.condition].map(
      (cell) => ({ cell, mode: 'true', terms: mutant.terms }) as const,
    );
    if (!prover.follows(premises, before.when) || !prover.follows(premises, before.condition)) return null;
  }
  const premises = [before.when, before.condition].map((cell) => ({ cell, mode: 'true' }) as const);
  const candidates = [...command.conditions, ...commonOf(model, command)].filter(
    (row) => !row.isOptional && !changed.some((each) => each.before.id === row.id),
  );
  return (
    candidates.find((row) => prover.follows(premises, row.when) && prover.follows(premises, row.condition))?.id ?? null
  );
}

/** The common rows that stand beside those of the command, and those about each field for each of its fields. */
function commonOf(model: Model, command: Command): readonly StatusRow[] {
  const names = command.fields.filter(({ values }) => values !== undefined).map(({ mnemonic }) => mnemonic);
  return model.common
    .filter(({ stage }) => stage === 'command')
    .flatMap((row) =>
      names.map((name) => {
        const field: Expression = { kind: 'name', name, at: row.at };
        return { ...row, condition: substituted(row.condition, new Map([['FIELD', field]])) };
      }),
    );
}

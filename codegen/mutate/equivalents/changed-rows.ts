import type { Command, EffectRow, ReturnedRow, StatusRow } from '../../model/command.ts';
import type { Model } from '../../model/model.ts';
import { meaningOf } from './meaning.ts';

/** A row that a mutant says otherwise, by itself or through a term; `null` where it is gone. */
export interface ChangedRow<R> {
  readonly command: Command;
  readonly before: R;
  readonly after: R | null;
}

/** All that a mutant changes, where it changes nothing but rows of commands. */
export interface Changes {
  readonly conditions: readonly ChangedRow<StatusRow>[];
  readonly effects: readonly ChangedRow<EffectRow>[];
  readonly returned: readonly ChangedRow<ReturnedRow>[];
}

const NO_ROWS = { conditions: [], effects: [], returned: [] };

/** What each mutant of a model changes: several rules ask. */
const KNOWN = new WeakMap<Model, { readonly of: Model; readonly changes: Changes | null }>();

/** What a mutant changes; `null` where that is more than rows of commands. */
export function changesOf(model: Model, mutant: Model): Changes | null {
  const known = KNOWN.get(mutant);
  if (known?.of === model) return known.changes;
  const changes = areOthersSame(model, mutant) ? changedRows(model, mutant) : null;
  KNOWN.set(mutant, { of: model, changes });
  return changes;
}

/** Whether all but rows of commands says the same. */
function areOthersSame(model: Model, mutant: Model): boolean {
  if (mutant.commands.length !== model.commands.length) return false;
  const isSameTerms = model.terms === mutant.terms;
  const others = ({ commands: _commands, terms: _terms, ...rest }: Model): readonly unknown[] => Object.values(rest);
  const rest = (commands: readonly Command[]): readonly unknown[] =>
    commands.map((command) => ({ ...command, ...NO_ROWS }));
  if (!isSameTerms && meaningOf(others(model), model.terms) !== meaningOf(others(mutant), mutant.terms)) return false;
  if (isSameTerms && others(model).some((part, i) => part !== others(mutant)[i])) return false;
  return model.commands.every((command, i) => {
    const other = mutant.commands[i];
    if (other === command && isSameTerms) return true;
    return other !== undefined && meaningOf(rest([command]), model.terms) === meaningOf(rest([other]), mutant.terms);
  });
}

function changedRows(model: Model, mutant: Model): Changes {
  const pairs = model.commands.map((command, i) => ({ command, other: mutant.commands[i] ?? command }));
  const changed = <R extends { readonly id: string }>(rows: (command: Command) => readonly R[]): ChangedRow<R>[] =>
    pairs.flatMap(({ command, other }) =>
      command === other && model.terms === mutant.terms
        ? []
        : rows(command).flatMap((before) => {
            const after = rows(other).find(({ id }) => id === before.id) ?? null;
            const isKept = after && meaningOf(after, mutant.terms) === meaningOf(before, model.terms);
            return isKept ? [] : [{ command, before, after }];
          }),
    );
  return {
    conditions: changed((command) => command.conditions),
    effects: changed((command) => command.effects),
    returned: changed((command) => command.returned),
  };
}

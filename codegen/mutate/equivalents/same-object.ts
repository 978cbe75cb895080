import type { EffectRow, ReturnedRow } from '../../model/command.ts';
import type { Expression } from '../../model/expression.ts';
import type { Model } from '../../model/model.ts';
import { canonical } from './canonical.ts';
import { changesOf, type ChangedRow } from './changed-rows.ts';
import { substituted } from './literals.ts';
import { meaningOf } from './meaning.ts';
import { Prover } from './prove.ts';
import type { EquivalenceRule } from './rule.ts';

/** `this.SN` for `PC.SN` in a row for which `this = PC`. */
export const sameObject: EquivalenceRule = {
  name: 'same-object',
  why: 'The When of the row says that both names stand for one object, so both values are read from it.',
  argue(mutant, model) {
    const changes = changesOf(model, mutant.model);
    if (!changes || changes.conditions.length > 0 || mutant.model.terms !== model.terms) return null;
    const rows: readonly ChangedRow<EffectRow | ReturnedRow>[] = [...changes.effects, ...changes.returned];
    if (rows.length === 0 || !rows.every((row) => isSameValue(row, model))) return null;
    return `this is the object that ${mutant.change.from} names`;
  },
};

function isSameValue({ command, before, after }: ChangedRow<EffectRow | ReturnedRow>, model: Model): boolean {
  if (!after) return false;
  const rest = (row: EffectRow | ReturnedRow): string => meaningOf({ ...row, value: null }, model.terms);
  if (rest(after) !== rest(before)) return false;
  const prover = new Prover(model, command);
  return model.objects
    .filter(({ key }) => key === null)
    .some(({ mnemonic }) => {
      const name = (text: string): Expression => ({ kind: 'name', name: text, at: before.at });
      const isThis: Expression = {
        kind: 'binary',
        operator: '=',
        left: name('this'),
        right: name(mnemonic),
        at: before.at,
      };
      const named = (value: Expression): string =>
        canonical(substituted(value, new Map([['this', name(mnemonic)]])), model.terms);
      return (
        named(after.value) === named(before.value) && prover.follows([{ cell: before.when, mode: 'true' }], isThis)
      );
    });
}

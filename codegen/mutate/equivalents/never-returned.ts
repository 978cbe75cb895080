import type { Command, EffectRow, ReturnedRow, StatusRow } from '../../model/command.ts';
import type { Model } from '../../model/model.ts';
import { changesOf, type ChangedRow } from './changed-rows.ts';
import { meaningOf } from './meaning.ts';
import { Prover, type Premise } from './prove.ts';
import type { EquivalenceRule } from './rule.ts';

/** A When that differs only where the command is refused, or returns no data at all. */
export const neverReturned: EquivalenceRule = {
  name: 'never-returned',
  why: 'Wherever one of the two When cells holds and the other one does not, a row refuses the command, or the command returns no data for the row to be about.',
  argue(mutant, model) {
    const changes = changesOf(model, mutant.model);
    if (!changes || changes.conditions.length > 0) return null;
    const rows: readonly ChangedRow<EffectRow | ReturnedRow>[] = [...changes.effects, ...changes.returned];
    if (rows.length === 0 || !rows.every((row) => isHidden(row, model, mutant.model))) return null;
    return `what ${[...new Set(rows.map(({ before }) => before.id))].join(', ')} says differs only where nothing is returned`;
  },
};

function isHidden(
  { command, before, after }: ChangedRow<EffectRow | ReturnedRow>,
  model: Model,
  mutant: Model,
): boolean {
  if (!after || withoutWhen(after, mutant) !== withoutWhen(before, model)) return false;
  const prover = new Prover(model, command);
  const isNeverSeen = (premises: readonly Premise[]): boolean =>
    hides(prover, command, premises, 'structure' in before) || prover.contradict(premises);
  return (
    isNeverSeen([
      { cell: before.when, mode: 'true' },
      { cell: after.when, mode: 'not true', terms: mutant.terms },
    ]) &&
    isNeverSeen([
      { cell: after.when, mode: 'true', terms: mutant.terms },
      { cell: before.when, mode: 'not true' },
    ])
  );
}

function hides(prover: Prover, command: Command, premises: readonly Premise[], isData: boolean): boolean {
  const { definedWhen } = command.transfer;
  if (isData && definedWhen && prover.contradict([...premises, { cell: definedWhen, mode: 'true' }])) return true;
  const refuses = (row: StatusRow): boolean =>
    prover.follows(premises, row.when) && prover.follows(premises, row.condition);
  return command.conditions.some((row) => !row.isOptional && refuses(row));
}

function withoutWhen(row: EffectRow | ReturnedRow, { terms }: Model): string {
  return meaningOf({ ...row, when: null }, terms);
}

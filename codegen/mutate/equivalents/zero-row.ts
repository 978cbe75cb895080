import { print } from '../../language/print.ts';
import type { Command, EffectRow, ReturnedRow } from '../../model/command.ts';
import type { Expression } from '../../model/expression.ts';
import type { Model } from '../../model/model.ts';
import { changesOf, type ChangedRow } from './changed-rows.ts';
import { Prover, type Premise } from './prove.ts';
import type { EquivalenceRule } from './rule.ts';

/** What a row of Effects writes that is no attribute: a field of the completion. */
const COMPLETION = 'CQE';

/** A row that returns 0, forgotten or with another When: the fields that no row gives a value are 0 as well. */
export const zeroRow: EquivalenceRule = {
  name: 'zero-row',
  why: 'A field of a completion or of a returned structure to which no row gives a value is cleared to 0h, so a row that returns 0 only says so.',
  argue(mutant, model) {
    const changes = changesOf(model, mutant.model);
    if (!changes || changes.conditions.length > 0) return null;
    const rows: readonly ChangedRow<Returning>[] = [...changes.effects, ...changes.returned];
    if (rows.length === 0 || !rows.every((row) => saysNothing(row, model, mutant.model))) return null;
    return `${[...new Set(rows.map(({ before }) => fieldOf(before)))].join(', ')} is 0 where no row gives it a value`;
  },
};

type Returning = EffectRow | ReturnedRow;

function saysNothing({ command, before, after }: ChangedRow<Returning>, model: Model, mutant: Model): boolean {
  const where = fieldOf(before);
  if (!isReturned(before) || !isZero(before.value, model)) return false;
  if (after === null) return true;
  if (fieldOf(after) !== where || !isZero(after.value, model)) return false;
  const prover = new Prover(model, command);
  const applies: Premise = { cell: after.when, mode: 'true', terms: mutant.terms };
  if (prover.follows([applies], before.when)) return true;
  // Where it newly applies, another row could have a say.
  return returning(command).every(
    (each) =>
      each.id === before.id ||
      !overlaps(each, before) ||
      (isZero(each.value, model) && fieldOf(each) === where) ||
      prover.contradict([applies, { cell: each.when, mode: 'true', terms: mutant.terms }]),
  );
}

/** Whether two rows may write the same bits: any two of a completion, whose fields depend on the command, or of two structures. */
function overlaps(one: Returning, two: Returning): boolean {
  if ('place' in one || 'place' in two) return 'place' in one && 'place' in two;
  return one.structure.name !== two.structure.name || one.field.name === two.field.name;
}

/** 0, or a record or a list of records in which all is 0. */
function isZero(value: Expression, model: Model): boolean {
  if (value.kind === 'number') return BigInt(value.value) === 0n;
  if (value.kind === 'list') return isZero(value.element, model);
  if (value.kind !== 'record' && value.kind !== 'call') return false;
  const name = value.kind === 'call' ? value.name : value.structure;
  return (
    model.structures.some(({ mnemonic }) => mnemonic === name) && value.arguments.every((each) => isZero(each, model))
  );
}

/** The rows that give fields of what the host gets a value. */
function returning({ effects, returned }: Command): readonly Returning[] {
  return [...effects.filter(isReturned), ...returned];
}

function isReturned(row: Returning): boolean {
  if (!('place' in row)) return true;
  const { place } = row;
  return place.kind === 'member' && place.object.kind === 'name' && place.object.name === COMPLETION;
}

function fieldOf(row: Returning): string {
  return 'place' in row ? print(row.place) : `${row.structure.name}.${row.field.name}`;
}

import { print } from '../../language/print.ts';
import type { Command, EffectRow, ReturnedRow } from '../../model/command.ts';
import { implies } from './narrower.ts';
import type { EquivalenceRule } from './rule.ts';
import { isSame } from './same.ts';

/** What a row of Effects writes that is no attribute: a field of the completion. */
const COMPLETION = 'CQE';

/** A row that returns 0, forgotten or with another When: the fields that no row gives a value are 0 as well. */
export const zeroRow: EquivalenceRule = {
  name: 'zero-row',
  why: 'A field of a completion or of a returned structure to which no row gives a value is cleared to 0h, so a row that returns 0 only says so.',
  argue(mutant, model) {
    for (const [i, command] of model.commands.entries()) {
      const row = returning(command).find(({ id }) => id === mutant.row);
      const other = mutant.model.commands[i];
      const after = other && returning(other).find(({ id }) => id === mutant.row);
      if (row?.value.kind !== 'number' || BigInt(row.value.value) !== 0n) continue;
      const where = fieldOf(row);
      if (after === undefined) return `${where} is 0 where no row gives it a value`;
      if (!isSame({ ...row, when: null }, { ...after, when: null })) continue;
      if (implies(after.when, row.when))
        return `${where} is 0 where no row gives it a value, as it is where the row applies`;
      // Where it newly applies, another row could have a say.
      const isOnly = returning(command).every((each) => each === row || fieldOf(each) !== where);
      if (isOnly) return `${where} is 0 where no row gives it a value, and no other row does`;
    }
    return null;
  },
};

type Returning = EffectRow | ReturnedRow;

/** The rows that give fields of what the host gets a value. */
function returning({ effects, returned }: Command): readonly Returning[] {
  const results = effects.filter(
    ({ place }) => place.kind === 'member' && place.object.kind === 'name' && place.object.name === COMPLETION,
  );
  return [...results, ...returned];
}

function fieldOf(row: Returning): string {
  return 'place' in row ? print(row.place) : `${row.structure.name}.${row.field.name}`;
}

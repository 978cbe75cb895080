import type { ReturnedRow } from '../../model/command.ts';
import type { EquivalenceRule } from './rule.ts';
import { isSame } from './same.ts';

/** A row that returns 0, forgotten or with another When: the fields that no row gives a value are 0 as well. */
export const zeroRow: EquivalenceRule = {
  name: 'zero-row',
  why: 'A field of a returned structure to which no row gives a value is cleared to 0h, so a row that returns 0 only says so.',
  argue(mutant, model) {
    for (const [i, command] of model.commands.entries()) {
      const row = command.returned.find(({ id }) => id === mutant.row);
      const after = mutant.model.commands[i]?.returned.find(({ id }) => id === mutant.row);
      if (row?.value.kind !== 'number' || BigInt(row.value.value) !== 0n) continue;
      const where = `${row.structure.name}.${row.field.name}`;
      if (after === undefined) return `${where} is 0 where no row gives it a value`;
      // Where it newly applies, another row could have a say.
      const isOnly = command.returned.every((other) => other === row || !isSamePlace(other, row));
      if (isOnly && isSame({ ...row, when: null }, { ...after, when: null }))
        return `${where} is 0 where no row gives it a value, and no other row does`;
    }
    return null;
  },
};

function isSamePlace(one: ReturnedRow, two: ReturnedRow): boolean {
  return one.structure.name === two.structure.name && one.field.name === two.field.name;
}

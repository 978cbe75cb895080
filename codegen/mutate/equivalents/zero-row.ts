import type { EquivalenceRule } from './rule.ts';

/** A row that returns 0, forgotten: the fields that no row gives a value are 0 as well. */
export const zeroRow: EquivalenceRule = {
  name: 'zero-row',
  why: 'A field of a returned structure to which no row gives a value is cleared to 0h, so a row that returns 0 only says so.',
  argue(mutant, model) {
    if (mutant.operator !== 'drop') return null;
    const row = model.commands.flatMap(({ returned }) => returned).find(({ id }) => id === mutant.row);
    const left = mutant.model.commands.some(({ returned }) => returned.some(({ id }) => id === mutant.row));
    const isZero = row?.value.kind === 'number' && BigInt(row.value.value) === 0n;
    return isZero && !left ? `${row.structure.name}.${row.field.name} is 0 where no row gives it a value` : null;
  },
};

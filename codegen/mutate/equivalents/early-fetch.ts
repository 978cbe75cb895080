import { agrees, soleField } from './field-values.ts';
import type { EquivalenceRule } from './rule.ts';
import { isSame } from './same.ts';

/**
 * `defined when NTAG <= TAGMAX + 1` beside a row that refuses NTAG > TAGMAX. Decided by trying every value of the one field
 * that the cells read, under the limits of the vectors.
 */
export const earlyFetch: EquivalenceRule = {
  name: 'early-fetch',
  why: 'Where both texts differ, a row that looks at no data refuses the command, and a device may fetch before it refuses.',
  argue(mutant, model, worlds) {
    for (const [i, command] of model.commands.entries()) {
      const { definedWhen: before, ...rest } = command.transfer;
      const { definedWhen: after, ...others } = mutant.model.commands[i]?.transfer ?? command.transfer;
      if (rest.direction !== 'host-to-controller' || isSame(before, after) || !isSame(rest, others)) continue;
      const field = soleField(model, command, [before, after]);
      if (field && agrees(model, command, field, before, after, worlds))
        return `whatever ${field.mnemonic} a successful ${command.name} has, its data is moved`;
    }
    return null;
  },
};

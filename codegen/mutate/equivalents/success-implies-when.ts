import type { Command } from '../../model/command.ts';
import type { Expression } from '../../model/expression.ts';
import { agrees, soleField } from './field-values.ts';
import type { EquivalenceRule } from './rule.ts';
import { isSame } from './same.ts';

/**
 * `when CNS = IdentifyController` on a row of a command that refuses every other CNS. Decided by trying every value of the
 * one field that the When reads.
 */
export const successImpliesWhen: EquivalenceRule = {
  name: 'success-implies-when',
  why: 'For every value of the field that the When reads, a row refuses the command or both When cells say the same.',
  argue(mutant, model, worlds) {
    for (const [i, command] of model.commands.entries()) {
      const other = mutant.model.commands[i];
      const before = rowOf(command, mutant.row);
      const after = other && rowOf(other, mutant.row);
      if (!before || !after || !isSameButWhen(before, after)) continue;
      const field = soleField(model, command, [before.when, after.when]);
      if (field && agrees(model, command, field, before.when, after.when, worlds))
        return `whatever ${field.mnemonic} a successful ${command.name} has, the row applies`;
    }
    return null;
  },
};

type Guarded = { readonly id: string; readonly when: Expression | null };

function rowOf({ effects, returned }: Command, id: string): Guarded | undefined {
  return [...effects, ...returned].find((row) => row.id === id);
}

function isSameButWhen(a: Guarded, b: Guarded): boolean {
  return isSame({ ...a, when: null }, { ...b, when: null });
}

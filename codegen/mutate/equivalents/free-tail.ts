import type { Command } from '../../model/command.ts';
import type { Model } from '../../model/model.ts';
import type { EquivalenceRule } from './rule.ts';
import { isSame } from './same.ts';

/** A command that returns a byte less than it should, where that byte is reserved and no row says what it holds. */
export const freeTail: EquivalenceRule = {
  name: 'free-tail',
  why: 'The bytes at the end that are not returned any more belong to no field to which a row gives a value.',
  argue(mutant, model) {
    for (const [i, command] of model.commands.entries()) {
      const { length: before, ...rest } = command.transfer;
      const { length: after, ...others } = mutant.model.commands[i]?.transfer ?? command.transfer;
      if (rest.direction !== 'controller-to-host' || isSame(before, after) || !isSame(rest, others)) continue;
      if (before?.kind !== 'number' || after?.kind !== 'number' || after.value > before.value) continue;
      if (command.returned.length > 0 && endOfValues(command, model) <= after.value)
        return `no row gives a value to the bytes from ${after.value} on`;
    }
    return null;
  },
};

/** The first byte behind all fields to which a row of the command gives a value. */
function endOfValues({ returned }: Command, { structures }: Model): number {
  const ends = returned.map(({ structure, field }) => {
    const fields = structures.find(({ mnemonic }) => mnemonic === structure.name)?.fields;
    const found = fields?.find(({ mnemonic }) => mnemonic === field.name);
    return found && found.format !== 'list' ? Math.ceil((found.bit + found.width) / 8) : Infinity;
  });
  return Math.max(...ends);
}

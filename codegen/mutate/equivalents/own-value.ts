import { print } from '../../language/print.ts';
import type { Expression } from '../../model/expression.ts';
import type { Model } from '../../model/model.ts';
import { hasPart } from '../holes.ts';
import { rowsOf } from '../uses.ts';
import type { EquivalenceRule } from './rule.ts';
import { isSame } from './same.ts';

/**
 * A number that a device brings with it and returns in one place only: no host can know which it is. Another constant in its
 * range is the value of another device.
 */
export const ownValue: EquivalenceRule = {
  name: 'own-value',
  why: 'The value is the device’s own, nothing else in the text reads it, and the changed one is a constant that a device may have.',
  argue(mutant, model) {
    for (const [i, command] of model.commands.entries())
      for (const [j, before] of command.returned.entries()) {
        const after = mutant.model.commands[i]?.returned[j];
        if (before.id !== mutant.row || after?.id !== before.id) continue;
        if (!isSame({ ...after, value: null }, { ...before, value: null })) continue;
        const range = ownRange(model, before.value, before.id);
        if (!range || after.value.kind !== 'number') continue;
        const value = BigInt(after.value.value);
        if (value >= range.low && value <= range.high)
          return `a device may have ${value} as its ${print(before.value)}`;
      }
    return null;
  },
};

/** The range of a number that the one object of its type has from the start and that only the row reads. */
function ownRange(
  model: Model,
  value: Expression,
  row: string,
): { readonly low: bigint; readonly high: bigint } | null {
  if (value.kind !== 'member' || value.object.kind !== 'name') return null;
  const { name, object: owner } = { name: value.name, object: value.object.name };
  const object = model.objects.find(({ mnemonic, key }) => mnemonic === owner && key === null);
  const attribute = object?.attributes.find(({ mnemonic }) => mnemonic === name);
  if (attribute?.initial !== null || attribute.range.kind !== 'number') return null;
  const { low, high } = attribute.range;
  if (low.kind !== 'number' || high.kind !== 'number') return null;
  const reads = (cell: Expression): boolean => hasPart(cell, (node) => node.kind === 'member' && node.name === name);
  const elsewhere =
    model.commands.some((command) => rowsOf(command).some(({ id, cells }) => id !== row && cells.some(reads))) ||
    [...model.common.map((each) => each.condition), ...model.terms.map((term) => term.definition)].some(reads) ||
    [...model.invariants.map((each) => each.invariant), ...model.transitions.flatMap(({ when }) => when ?? [])].some(
      reads,
    );
  return elsewhere ? null : { low: BigInt(low.value), high: BigInt(high.value) };
}

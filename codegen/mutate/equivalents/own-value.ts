import { print } from '../../language/print.ts';
import type { Expression } from '../../model/expression.ts';
import type { ReturnedRow } from '../../model/command.ts';
import type { Attribute, Model } from '../../model/model.ts';
import { hasPart } from '../holes.ts';
import { rowsOf } from '../uses.ts';
import type { EquivalenceRule } from './rule.ts';
import { isSame } from './same.ts';
import { effectsOf } from './states.ts';

/**
 * A number that a device brings with it and returns in one place only: no host can know which it is. Another constant in its
 * range, 0 where the row is forgotten, or another number that the device brings with it is the value of another device.
 */
export const ownValue: EquivalenceRule = {
  name: 'own-value',
  why: 'The value is the device’s own, nothing else in the text reads it, and the changed one is a constant, or another such number, that it may be.',
  argue(mutant, model) {
    for (const [i, command] of model.commands.entries())
      for (const [j, before] of command.returned.entries()) {
        if (before.id !== mutant.row) continue;
        const after = mutant.model.commands[i]?.returned.find(({ id }) => id === before.id);
        const isForgotten =
          after === undefined && command.returned.every((row, k) => k === j || !isSamePlace(row, before));
        if (!isForgotten && (!after || !isSame({ ...after, value: null }, { ...before, value: null }))) continue;
        const range = ownRange(model, before.value, before.id);
        const now = after ? rangeOf(model, after.value) : NOTHING;
        if (range && now && now.low >= range.low && now.high <= range.high)
          return `a device may have ${after ? print(after.value) : 'only zeros'} as its ${print(before.value)}`;
      }
    return null;
  },
};

interface Bounds {
  readonly low: bigint;
  readonly high: bigint;
}

/** What a field holds to which no row gives a value. */
const NOTHING: Bounds = { low: 0n, high: 0n };

function isSamePlace(one: ReturnedRow, two: ReturnedRow): boolean {
  return one.structure.name === two.structure.name && one.field.name === two.field.name;
}

/** The values that a constant, or a number that a device brings with it and that never changes, may have. */
function rangeOf(model: Model, value: Expression): Bounds | null {
  if (value.kind === 'number') return { low: BigInt(value.value), high: BigInt(value.value) };
  const attribute = broughtAttribute(model, value);
  if (attribute?.range.kind !== 'number') return null;
  const { low, high } = attribute.range;
  if (low.kind !== 'number' || high.kind !== 'number') return null;
  return { low: BigInt(low.value), high: BigInt(high.value) };
}

/** The attribute of the one object of its type that a device brings with it and that no effect changes. */
function broughtAttribute(model: Model, value: Expression): Attribute | null {
  if (value.kind !== 'member' || value.object.kind !== 'name') return null;
  const { name, object: owner } = { name: value.name, object: value.object.name };
  const object = model.objects.find(({ mnemonic, key }) => mnemonic === owner && key === null);
  const attribute = object?.attributes.find(({ mnemonic }) => mnemonic === name);
  if (attribute?.initial !== null) return null;
  const isWritten = effectsOf(model).some(({ place }) =>
    hasPart(place, (node) => node.kind === 'member' && node.name === name),
  );
  return isWritten ? null : attribute;
}

/** The range of a number that the one object of its type has from the start and that only the row reads. */
function ownRange(model: Model, value: Expression, row: string): Bounds | null {
  const range = rangeOf(model, value);
  if (!range || value.kind !== 'member') return null;
  const { name } = value;
  const reads = (cell: Expression): boolean => hasPart(cell, (node) => node.kind === 'member' && node.name === name);
  const elsewhere =
    model.commands.some((command) => rowsOf(command).some(({ id, cells }) => id !== row && cells.some(reads))) ||
    [...model.common.map((each) => each.condition), ...model.terms.map((term) => term.definition)].some(reads) ||
    [...model.invariants.map((each) => each.invariant), ...model.transitions.flatMap(({ when }) => when ?? [])].some(
      reads,
    );
  return elsewhere ? null : range;
}

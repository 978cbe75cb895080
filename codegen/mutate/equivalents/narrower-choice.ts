import { print } from '../../language/print.ts';
import { holdsOf } from '../../language/opposite-cell.ts';
import type { Choice } from '../../model/command.ts';
import type { Expression } from '../../model/expression.ts';
import type { Attribute, Model } from '../../model/model.ts';
import { hasPart } from '../holes.ts';
import type { EquivalenceRule } from './rule.ts';
import { isSame } from './same.ts';

/** `GEN in 2..FFFFh` for `GEN in 1..FFFFh`: a device that never takes 1 is one that the text allows. */
export const narrowerChoice: EquivalenceRule = {
  name: 'narrower-choice',
  why: 'Every value that the mutant may choose is one that the text lets a device choose: it conforms.',
  argue: (mutant, model) =>
    narrowedRange(mutant.model, model) ?? narrowedStart(mutant.model, model) ?? keptMemory(mutant.model, model),
};

function narrowedRange(mutant: Model, model: Model): string | null {
  for (const [i, command] of model.commands.entries())
    for (const [j, before] of command.choices.entries()) {
      const after = mutant.commands[i]?.choices[j];
      if (!after || isSame(after, before)) continue;
      const [wide, narrow] = [rangeOf(before), rangeOf(after)];
      if (!wide || !narrow || !isSame(before.where, after.where)) continue;
      if (narrow.low >= wide.low && narrow.high <= wide.high && narrow.low < narrow.high)
        return `${before.name} may be any of ${wide.low} to ${wide.high}; this device takes ${narrow.low} to ${narrow.high}`;
    }
  return null;
}

function rangeOf({ type }: Choice): { readonly low: bigint; readonly high: bigint } | null {
  if (type.kind !== 'range' || type.low.kind !== 'number' || type.high.kind !== 'number') return null;
  return { low: BigInt(type.low.value), high: BigInt(type.high.value) };
}

/**
 * The initial value of an attribute that no host sees and that only keeps a choice from being equal to it: where the text's
 * initial value lies outside the choice's range it forbids nothing, so another one forbids at most more.
 */
function narrowedStart(mutant: Model, model: Model): string | null {
  for (const [i, object] of model.objects.entries())
    for (const [j, before] of object.attributes.entries()) {
      const after = mutant.objects[i]?.attributes[j];
      if (!after || isSame(after.initial, before.initial)) continue;
      const choice = barredChoice(model, before);
      if (choice !== null)
        return `${object.mnemonic}.${before.mnemonic} only keeps ${choice} from repeating, and begins as none of its values`;
    }
  return null;
}

/** A reset that leaves such attributes where the text lets them begin anew: what they were forbids at most more. */
function keptMemory(mutant: Model, model: Model): string | null {
  if (mutant.resets.length !== model.resets.length) return null;
  for (const [i, row] of model.resets.entries())
    for (const kind of Object.keys(row.cells)) {
      const after = mutant.resets[i];
      if (after?.cells[kind]?.cell !== 'kept' || row.cells[kind]?.cell === 'kept') continue;
      const held = holdsOf(model, row, kind);
      const object = model.objects.find(({ mnemonic }) => mnemonic === row.object);
      const attributes = object?.attributes.filter(({ mnemonic }) => held.includes(mnemonic)) ?? [];
      const barred = attributes.map((attribute) => barredChoice(model, attribute));
      if (attributes.length === held.length && barred.every((choice) => choice !== null))
        return `${held.join(' and ')} only keep ${barred.join(' and ')} from repeating, and begin as none of their values`;
    }
  return null;
}

/** The choice that an attribute keeps from repeating, where that is all that it does and what it begins with forbids nothing. */
function barredChoice(model: Model, attribute: Attribute): string | null {
  const choice = onlyReader(model, attribute);
  const range = choice && rangeOf(choice);
  if (!range || attribute.reportedIn !== null || attribute.initial?.kind !== 'number') return null;
  const initial = BigInt(attribute.initial.value);
  return initial < range.low || initial > range.high ? choice.name : null;
}

/** The choice whose `where` is `CHOICE != ….ATTRIBUTE`, where nothing else in the text reads the attribute. */
function onlyReader(model: Model, { mnemonic }: Attribute): Choice | null {
  const readers = model.commands
    .flatMap(({ choices }) => choices)
    .filter(({ where }) => where && reads(where, mnemonic));
  const [choice] = readers;
  const where = choice?.where;
  if (!choice || readers.length !== 1 || where?.kind !== 'binary' || where.operator !== '!=') return null;
  if (print(where.left) !== choice.name || !reads(where.right, mnemonic)) return null;
  const others = model.commands.flatMap(({ conditions, effects, returned, target, creates }) => [
    ...conditions.flatMap((row) => [row.when, row.condition]),
    ...effects.flatMap((row) => [row.when, row.value]),
    ...returned.flatMap((row) => [row.when, row.value]),
    target?.where ?? null,
    creates?.where ?? null,
  ]);
  const all = [
    ...others,
    ...model.common.map((row) => row.condition),
    ...model.terms.map((term) => term.definition),
    ...model.transitions.map((row) => row.when),
  ];
  return all.some((cell) => cell && reads(cell, mnemonic)) ? null : choice;
}

function reads(cell: Expression, attribute: string): boolean {
  return hasPart(cell, (node) => node.kind === 'member' && node.name === attribute);
}

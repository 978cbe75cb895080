import { print } from '../../language/print.ts';
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
  argue: (mutant, model) => narrowedRange(mutant.model, model) ?? narrowedStart(mutant.model, model),
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
      const choice = onlyReader(model, before);
      const range = choice && rangeOf(choice);
      if (!range || before.reportedIn !== null || before.initial?.kind !== 'number') continue;
      const initial = BigInt(before.initial.value);
      if (initial < range.low || initial > range.high)
        return `${object.mnemonic}.${before.mnemonic} only keeps ${choice.name} from repeating, and ${initial} is none of its values`;
    }
  return null;
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

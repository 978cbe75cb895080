import { print } from '../language/print.ts';
import type { Choice, Creation, Transfer } from '../model/command.ts';
import type { Expression } from '../model/expression.ts';
import { expressionMutants } from './expressions.ts';
import type { Change, MutantClass } from './mutant.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Changes to a Creates property: which keys a new object may get. */
export function* creationChanges(creation: Creation, names: Vocabulary): Generator<Change<Creation>> {
  yield* whereChanges(creation, names);
}

/** Changes to a Chooses property: its range, and what the device may choose in it. */
export function* choiceChanges(choice: Choice, names: Vocabulary): Generator<Change<Choice>> {
  const { type } = choice;
  if (type.kind === 'range') {
    yield* each(type.low, 'low', 'choice', names, (low) => ({ ...choice, type: { ...type, low } }));
    yield* each(type.high, 'high', 'choice', names, (high) => ({ ...choice, type: { ...type, high } }));
    if (type.idle) yield* each(type.idle, 'idle', 'choice', names, (idle) => ({ ...choice, type: { ...type, idle } }));
  }
  yield* whereChanges(choice, names);
}

/** Changes to a Data property: how many entries or bytes are moved, and when they are defined. */
export function* transferChanges(transfer: Transfer, names: Vocabulary): Generator<Change<Transfer>> {
  const { definedWhen, length, from, list } = transfer;
  if (definedWhen) {
    yield {
      operator: 'drop-defined-when',
      class: 'transfer',
      from: `defined when ${print(definedWhen)}`,
      to: 'always defined',
      changed: { ...transfer, definedWhen: null },
    };
    yield* each(definedWhen, 'defined', 'transfer', names, (changed) => ({ ...transfer, definedWhen: changed }));
  }
  if (length) yield* each(length, 'length', 'transfer', names, (changed) => ({ ...transfer, length: changed }));
  if (from) yield* each(from, 'from', 'transfer', names, (changed) => ({ ...transfer, from: changed }));
  if (list) {
    const count: Expression = {
      kind: 'binary',
      operator: '+',
      left: list.count,
      right: { kind: 'number', value: 1, text: '1', at: list.count.at },
      at: list.count.at,
    };
    yield {
      operator: 'count-plus-1',
      class: 'transfer',
      from: print(list.count),
      to: print(count),
      changed: { ...transfer, list: { ...list, count } },
    };
    yield* each(list.count, 'count', 'transfer', names, (changed) => ({
      ...transfer,
      list: { ...list, count: changed },
    }));
  }
}

function* whereChanges<P extends { readonly where: Expression | null }>(
  property: P,
  names: Vocabulary,
): Generator<Change<P>> {
  const { where } = property;
  if (!where) return;
  yield {
    operator: 'drop-where',
    class: 'choice',
    from: `where ${print(where)}`,
    to: 'any',
    changed: { ...property, where: null },
  };
  yield* each(where, 'where', 'choice', names, (changed) => ({ ...property, where: changed }));
}

/** The changes to one cell of a property. All are of the property's own class: they are about another part of the text. */
function* each<P>(
  cell: Expression,
  prefix: string,
  kind: MutantClass,
  names: Vocabulary,
  put: (changed: Expression) => P,
): Generator<Change<P>> {
  for (const mutant of expressionMutants(cell, names))
    yield { ...mutant, operator: `${prefix}-${mutant.operator}`, class: kind, changed: put(mutant.changed) };
}

import { print } from '../language/print.ts';
import type { Expression } from '../model/expression.ts';
import type { Attribute } from '../model/model.ts';
import type { Change } from './mutant.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Changes to a constant initial value: a number that is one more, or another enumerator. `none` has no other constant. */
export function* initialChanges(attribute: Attribute, names: Vocabulary): Generator<Change<Attribute>> {
  const { initial } = attribute;
  // A calculation for each entry is no constant.
  if (initial === null || attribute.each) return;
  for (const other of others(initial, names))
    yield {
      operator: 'initial',
      class: 'initial',
      from: print(initial),
      to: print(other),
      changed: { ...attribute, initial: other },
    };
}

function others(initial: Expression, names: Vocabulary): readonly Expression[] {
  if (initial.kind === 'number') {
    const value = typeof initial.value === 'number' ? initial.value + 1 : initial.value + 1n;
    return [{ ...initial, value, text: String(value) }];
  }
  if (initial.kind !== 'name' || initial.name === 'none') return [];
  return names.mistaken(initial.name, initial.at.file).map(({ name }) => ({ ...initial, name }));
}

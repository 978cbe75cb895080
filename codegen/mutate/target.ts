import { print } from '../language/print.ts';
import type { Command, Target } from '../model/command.ts';
import type { Model } from '../model/model.ts';
import { expressionMutants } from './expressions.ts';
import type { Change } from './mutant.ts';
import { otherStatus } from './rows.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Changes to a Target property: its status, its key, its condition, and the sub-operations that have one. */
export function* targetChanges(
  model: Model,
  command: Command,
  target: Target,
  names: Vocabulary,
): Generator<Change<Target>> {
  const { status, key, where, when } = target;
  const other = otherStatus(model, status.name);
  yield {
    operator: 'status',
    class: 'row',
    from: status.name,
    to: other,
    changed: { ...target, status: { ...status, name: other } },
  };
  for (const { operator, name } of names.mistaken(key.name, command.section))
    yield {
      operator: `key-${operator}`,
      class: 'target',
      from: `${target.object.name}[${key.name}]`,
      to: `${target.object.name}[${name}]`,
      changed: { ...target, key: { ...key, name } },
    };
  if (where) {
    yield {
      operator: 'drop-where',
      class: 'target',
      from: `where ${print(where)}`,
      to: 'any',
      changed: { ...target, where: null },
    };
    for (const mutant of expressionMutants(where, names))
      yield { ...mutant, operator: `where-${mutant.operator}`, changed: { ...target, where: mutant.changed } };
  }
  if (when) {
    yield {
      operator: 'drop-when',
      class: 'when',
      from: `when ${print(when)}`,
      to: 'always',
      changed: { ...target, when: null },
    };
    for (const mutant of expressionMutants(when, names))
      yield { ...mutant, operator: `when-${mutant.operator}`, changed: { ...target, when: mutant.changed } };
  }
}

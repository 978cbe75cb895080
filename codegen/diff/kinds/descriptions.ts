import type { Model } from '../../model/model.ts';
import { changed, type NamedFact } from '../facts.ts';
import { layoutsOf } from '../layouts.ts';

interface Described extends NamedFact {
  readonly description: string;
}

/** Everything that has a description, under a name of its own. */
function describedOf(model: Model): readonly Described[] {
  const named = (prefix: string, facts: readonly { mnemonic: string; description: string; at: Described['at'] }[]) =>
    facts.map(({ mnemonic, description, at }) => ({ name: `${prefix}${mnemonic}`, description, at }));
  return [
    ...layoutsOf(model).flatMap(({ name, fields }) => named(`${name} `, fields)),
    ...model.values.flatMap(({ mnemonic, id, values }) =>
      values.map(({ enumerator, value, description, at }) => ({
        name: `${mnemonic} ${enumerator ?? value} of ${id}`,
        description,
        at,
      })),
    ),
    ...named('limit ', model.limits),
    ...model.objects.flatMap(({ mnemonic, attributes }) => named(`${mnemonic}.`, attributes)),
    ...model.statuses.map(({ name, description, at }) => ({ name: `status code ${name}`, description, at })),
  ];
}

/** Another description of a field, value, limit, attribute or status code; it states no duty. */
export const descriptionChanged = changed(
  'description-changed',
  describedOf,
  (before, after) => (before.description === after.description ? null : `${after.name}: description reworded`),
  'editorial',
);

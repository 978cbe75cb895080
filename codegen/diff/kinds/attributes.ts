import type { Attribute, Model, ObjectType } from '../../model/model.ts';
import type { ChangeKind } from '../change.ts';
import { added, changed, removed } from '../facts.ts';
import { same, words } from '../plain.ts';

function objectsOf(model: Model): readonly ObjectType[] {
  return model.objects.map((object) => ({ ...object, name: object.mnemonic }));
}

/** Attributes of objects that both versions have are named `XC.TAGS`. */
function attributesOf(model: Model): readonly Attribute[] {
  return model.objects.flatMap(({ mnemonic, key, attributes }) =>
    [...(key ? [key] : []), ...attributes].map((attribute) => ({
      ...attribute,
      name: `${mnemonic}.${attribute.mnemonic}`,
    })),
  );
}

/** A kind of object that only the new version has. */
export const objectAdded = added('object-added', 'object', objectsOf);

/** A kind of object that only the old version has. */
export const objectRemoved = removed('object-removed', 'object', objectsOf);

/** An attribute that only the new version has. Where a host sees it is a change of a layout. */
export const attributeAdded = ofLastingObjects(added('attribute-added', 'attribute', attributesOf));

/** An attribute that only the old version has. */
export const attributeRemoved = ofLastingObjects(removed('attribute-removed', 'attribute', attributesOf));

/** Another range, initial value or place where a host sees an attribute. */
export const attributeChanged = changed('attribute-changed', attributesOf, (before, after) => {
  const parts = (['range', 'initial', 'reportedIn'] as const)
    .filter((part) => !same(before[part], after[part]))
    .map((part) => `${NOUNS[part]} was ${words(before[part])}, now ${words(after[part])}`);
  return parts.length === 0 ? null : `attribute ${after.name}: ${parts.join('; ')}`;
});

/** Objects that are new or gone as a whole are told as such. */
function ofLastingObjects({ kind, find }: ChangeKind): ChangeKind {
  const lasting = (model: Model, other: Model): Model => ({
    ...model,
    objects: model.objects.filter(({ mnemonic }) => other.objects.some((object) => object.mnemonic === mnemonic)),
  });
  return { kind, find: ({ a, b, reworded }) => find({ a: lasting(a, b), b: lasting(b, a), reworded }) };
}

const NOUNS = { range: 'range', initial: 'initial value', reportedIn: 'reported in' } as const;

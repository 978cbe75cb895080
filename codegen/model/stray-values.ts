import type { ValuesTable } from './layout.ts';
import type { AttributeRange, Model } from './model.ts';

/** The Values tables that no field, register or attribute has: what they define can be used nowhere. */
export function strayValues(
  model: Pick<Model, 'values' | 'structures' | 'registers' | 'commands' | 'objects'>,
): readonly ValuesTable[] {
  const fields = [
    ...model.structures.flatMap((structure) => structure.fields),
    ...model.registers.flatMap((register) => register.fields),
    ...model.commands.flatMap((command) => [...command.fields, ...command.result]),
  ];
  const ids = new Set(fields.map((field) => field.values));
  const names = rangeNames(model);
  return model.values.filter(({ id, mnemonic }) => !ids.has(id) && !names.includes(mnemonic));
}

/** The mnemonics that Range cells of attributes hold and that neither a structure nor an object has. */
export function rangeNames({ objects }: Pick<Model, 'objects'>): readonly string[] {
  return objects.flatMap((object) => object.attributes.flatMap(({ range }) => nameOf(range) ?? []));
}

function nameOf(range: AttributeRange): string | null {
  if (range.kind === 'map') return nameOf(range.element);
  return range.kind === 'values' ? range.values.name : null;
}

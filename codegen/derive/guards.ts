import type { Expression } from '../model/expression.ts';
import type { Field } from '../model/layout.ts';
import type { Catalog } from './catalog.ts';

/** What a condition asks of an enumerated field: one of these values. */
export interface Guard {
  readonly field: string;
  readonly values: readonly number[];
}

/** The guards of a condition, as far as they stand in it by themselves or joined by `and`. `fields`: by mnemonic. */
export function guardsOf(when: Expression | null, fields: ReadonlyMap<string, Field>, catalog: Catalog): Guard[] {
  if (when === null) return [];
  if (when.kind === 'binary' && when.operator === 'and')
    return [...guardsOf(when.left, fields, catalog), ...guardsOf(when.right, fields, catalog)];
  if (when.kind === 'binary' && when.operator === '=') return guard(when.left, [when.right], fields, catalog);
  if (when.kind === 'in' && !when.negated && when.set.kind === 'elements')
    return guard(when.left, when.set.elements, fields, catalog);
  return [];
}

/** Whether these values of fields are what all guards ask for; a field that is left out is 0. */
export function allow(guards: readonly Guard[], values: Readonly<Record<string, unknown>>): boolean {
  return guards.every(({ field, values: wanted }) => wanted.includes(Number(values[field] ?? 0)));
}

function guard(
  left: Expression,
  right: readonly Expression[],
  fields: ReadonlyMap<string, Field>,
  catalog: Catalog,
): Guard[] {
  const field = left.kind === 'name' ? fields.get(left.name) : undefined;
  const rows = (field && catalog.values(field)?.values) ?? [];
  const values = right.map((value) =>
    value.kind === 'name' ? rows.find(({ enumerator }) => enumerator === value.name)?.value : undefined,
  );
  return field === undefined || values.includes(undefined)
    ? []
    : [{ field: field.mnemonic, values: values.flatMap((value) => value ?? []) }];
}

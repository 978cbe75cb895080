import type { Field, Layout, ReservedBits, Selector } from './layout.ts';

/** What tells whether a field is there: the selectors of a field. */
type Selected = Pick<Field, 'selectors'>;

/** Whether a field is there in a record of its layout; a missing value counts as 0. */
export function isPresent({ selectors }: Selected, record: Readonly<Record<string, unknown>>): boolean {
  return selectors === undefined || selectors.every((selector) => holds(selector, record));
}

function holds({ field, values }: Selector, record: Readonly<Record<string, unknown>>): boolean {
  const value = record[field] ?? 0;
  return values.some((each) => each === value || (typeof value === 'bigint' && BigInt(each) === value));
}

/** Whether no record holds both: some field would have to have two values at once. */
export function areApart(a: Selected, b: Selected): boolean {
  return (a.selectors ?? []).some(({ field, values }) =>
    (b.selectors ?? []).some((other) => other.field === field && !values.some((value) => other.values.includes(value))),
  );
}

/** The values of a record without those of fields that are not there. */
export function presentValues<Value>(
  fields: readonly Field[],
  record: Readonly<Record<string, Value>>,
): Record<string, Value> {
  const absent = new Set(fields.filter((field) => !isPresent(field, record)).map(({ mnemonic }) => mnemonic));
  return Object.fromEntries(Object.entries(record).filter(([mnemonic]) => !absent.has(mnemonic)));
}

/** The layout as it is for one record: the fields that are there, and all other bits reserved. */
export function presentLayout(layout: Layout, record: Readonly<Record<string, unknown>>): Layout {
  if (layout.fields.every(({ selectors }) => selectors === undefined)) return layout;
  const fields = layout.fields.filter((field) => isPresent(field, record));
  return { size: layout.size, fields, reserved: gaps(fields, layout.size * 8) };
}

/** The runs of bits below `size` that no field takes, ascending. */
export function gaps(fields: readonly Field[], size: number): ReservedBits[] {
  const runs: ReservedBits[] = [];
  let next = 0;
  for (const field of [...fields].sort((a, b) => a.bit - b.bit)) {
    if (field.bit > next) runs.push({ bit: next, width: field.bit - next });
    next = Math.max(next, field.bit + field.width);
  }
  if (next < size) runs.push({ bit: next, width: size - next });
  return runs;
}

/** Whether two fields have a bit in common. */
export function overlaps(a: ReservedBits, b: ReservedBits): boolean {
  return a.bit < b.bit + b.width && b.bit < a.bit + a.width;
}

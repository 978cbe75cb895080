import type { Field, Selector, ValuesTable } from '../../model/layout.ts';
import { didYouMean } from '../../model/suggest.ts';
import type { SelectorFact } from '../facts.ts';
import type { Report } from '../report.ts';

/** Gives the fields of a table their selectors. `plain`: the fields that every entry of the command has. */
export function withSelectors(
  fields: readonly Field[],
  facts: readonly SelectorFact[],
  plain: readonly Field[],
  tables: readonly ValuesTable[],
  report: Report,
): readonly Field[] {
  if (facts.length === 0) return fields;
  const selectors = facts.flatMap((fact) => lookedUp(fact, plain, tables, report) ?? []);
  return fields.map((field) => ({ ...field, selectors }));
}

function lookedUp(
  { field: { name, at }, values }: SelectorFact,
  plain: readonly Field[],
  tables: readonly ValuesTable[],
  report: Report,
): Selector | null {
  const field = plain.find(({ mnemonic }) => mnemonic === name);
  if (field === undefined) {
    const names = plain.map(({ mnemonic }) => mnemonic);
    report(
      'unresolved-name',
      at,
      `Unexpected ${name}, expected a field of a dword without a condition${didYouMean(name, names)}`,
    );
    return null;
  }
  const rows = tables.find(({ id }) => id === field.values)?.values ?? [];
  const numbers = values.flatMap((value) => {
    if (typeof value === 'number') return [value];
    const row = rows.find(({ enumerator }) => enumerator === value.name);
    if (row !== undefined) return [row.value];
    const known = rows.flatMap(({ enumerator }) => enumerator ?? []);
    report(
      'unresolved-name',
      value.at,
      `Unexpected ${value.name}, expected a value of ${name}${didYouMean(value.name, known)}`,
    );
    return [];
  });
  return { field: name, values: numbers };
}

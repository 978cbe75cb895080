import type { Field, ValuesTable } from '../../model/layout.ts';

/** Gives a field the Values table of its mnemonic: the one in its own file, else the only one elsewhere. */
export function withValues<F extends Field>(field: F, tables: readonly ValuesTable[]): F {
  const named = tables.filter((table) => table.mnemonic === field.mnemonic);
  const own = named.find((table) => table.section === field.at.file);
  const table = own ?? (named.length === 1 ? named[0] : undefined);
  return table === undefined ? field : { ...field, values: table.id };
}

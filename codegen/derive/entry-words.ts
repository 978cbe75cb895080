import type { Field } from '../model/layout.ts';
import type { Catalog } from './catalog.ts';
import type { EntrySetting } from './shape.ts';

/** The enumerated fields of an entry in words; without any, all of it. Entries with the same words are of one kind. */
export function entryInWords(entry: EntrySetting, fields: readonly Field[], catalog: Catalog): string {
  const words = fields.flatMap((field) => {
    const given = Number(entry[field.mnemonic] ?? 0);
    const row = catalog.values(field)?.values.find(({ value, high }) => given >= value && given <= high);
    return row ? [row.enumerator ?? 'reserved'] : [];
  });
  return words.length > 0 ? words.join(' ') : JSON.stringify(Object.values(entry).map(String));
}

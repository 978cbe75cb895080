import type { Field } from '../model/layout.ts';
import type { Candidate } from './candidates.ts';
import type { Surroundings } from './reach.ts';
import type { EntrySetting } from './shape.ts';

/**
 * The enumerated fields of an entry in words; without any, all of it, where a value that only the device knows has the name
 * of its candidate. Entries with the same words are of one kind.
 */
export function entryInWords(
  entry: EntrySetting,
  fields: readonly Field[],
  { catalog, devices }: Pick<Surroundings, 'catalog' | 'devices'>,
  candidates: (field: Field) => readonly Candidate[],
): string {
  const words = fields.flatMap((field) => {
    const given = Number(entry[field.mnemonic] ?? 0);
    const row = catalog.values(field)?.values.find(({ value, high }) => given >= value && given <= high);
    return row ? [row.enumerator ?? 'reserved'] : [];
  });
  if (words.length > 0) return words.join(' ');
  const named = fields.map((field) => {
    const given = entry[field.mnemonic] ?? 0;
    const known = devices.has(given) ? candidates(field).find(({ value }) => value === given) : undefined;
    return known?.label ?? String(given);
  });
  return JSON.stringify(named);
}

/** Signs that people write by habit from other languages, with what the table language has in their place. */
export const FOREIGN_SIGNS: ReadonlyMap<string, string> = new Map([
  ['==', '='],
  ['&&', 'and'],
  ['||', 'or'],
  ['!', 'not'],
  ['<>', '!='],
  ['≠', '!='],
  ['=<', '<='],
  ['≤', '<='],
  ['=>', '>='],
  ['≥', '>='],
  ['%', 'mod'],
]);

const SPELLINGS: readonly (readonly [form: RegExp, suffix: string])[] = [
  [/^0x([0-9A-F]+)$/i, 'h'],
  [/^0b([01]+)$/i, 'b'],
  [/^([0-9A-F]+)h$/i, 'h'],
  [/^([01]+)B$/, 'b'],
  [/^([0-9][0-9A-F]*)$/i, 'h'],
];

/** A number that is written as elsewhere, as NVMe writes it: `1fh` and `0x1F` are 1Fh. `null` for what is no such number. */
export function correctedNumber(text: string): string | null {
  for (const [form, suffix] of SPELLINGS) {
    const digits = form.exec(text)?.[1]?.toUpperCase();
    if (digits !== undefined) return `${digits}${suffix}` === text ? null : `${digits}${suffix}`;
  }
  return null;
}

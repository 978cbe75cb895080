import type { RecordValue } from '../language/values.ts';

/**
 * A list with as many entries as are transferred: behind those that are given stand zeros, which a device reads as well.
 * `zero` is an entry of zeros.
 */
export function fullList(entries: readonly RecordValue[], count: number, zero: RecordValue): readonly RecordValue[] {
  return entries.length >= count
    ? entries
    : [...entries, ...Array.from({ length: count - entries.length }, () => zero)];
}

import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts';
import type { Model } from '../../model/model.ts';

/**
 * A list is the last field of its Data structure, and its entries have the size of the structure that they are.
 *
 * Bad: `335:320 + 16i` with entries of a structure of 8 bytes. Good: a stride of 16 with a structure of 16 bytes.
 */
export function listEntries(model: Model): readonly Diagnostic[] {
  return model.structures.flatMap((structure) =>
    structure.fields.flatMap((field) => {
      if (field.format !== 'list') return [];
      const later = [...structure.fields, ...structure.reserved].some((part) => part.bit > field.bit);
      if (later)
        return diagnostic(
          'list-entries',
          field.at,
          `Unexpected row after the list ${field.mnemonic}, expected the list as the last field: it ends where the data ends`,
        );
      const entry = model.structures.find((candidate) => candidate.mnemonic === field.entry);
      if (entry === undefined || entry.size * 8 === field.width) return [];
      return diagnostic(
        'list-entries',
        field.at,
        `Unexpected entries of ${field.width / 8} bytes, expected ${entry.size}, the size of ${entry.mnemonic}`,
        entry.at,
      );
    }),
  );
}

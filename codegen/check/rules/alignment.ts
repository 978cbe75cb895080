import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts';
import type { Model } from '../../model/model.ts';

const NATURAL_WIDTHS: readonly number[] = [16, 32, 64];

/**
 * A number of 2, 4 or 8 bytes in a Data structure begins at a multiple of its size, so that a C structure needs no packing.
 * Structures of a file of class base stand where NVM Express has put them.
 *
 * Bad: `04:01` for a number of four bytes. Good: `07:04`.
 */
export function alignment(model: Pick<Model, 'layouts' | 'sections'>): readonly Diagnostic[] {
  const base = new Set(model.sections.filter((section) => section.class === 'base').map(({ file }) => file));
  return model.layouts
    .filter((layout) => layout.unit === 'bytes' && !base.has(layout.section))
    .flatMap((layout) => layout.rows)
    .filter((row) => row.mnemonic !== null)
    .flatMap(({ low, high, at }) => {
      const width = high - low + 1;
      if (!NATURAL_WIDTHS.includes(width) || low % width === 0) return [];
      return diagnostic(
        'alignment',
        at,
        `Unexpected start at byte ${low / 8}, expected a multiple of ${width / 8}, the size of the field; move it or add a Reserved row before it`,
      );
    });
}

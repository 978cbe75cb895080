import type { Diagnostic } from '../../model/diagnostic.ts';
import type { Model } from '../../model/model.ts';
import { proseFinding } from '../prose/words.ts';

const ROW = /^[ >]*(?:\||\+[-=+]{3,}).*$/gm;

/**
 * A row of a table is part of a table. What begins with a pipe, or is drawn as a grid, and is no table to GitHub shows as a
 * paragraph full of pipes, and nothing is read from it.
 *
 * Bad:
 * ```normative
 * «| Bits | Description |»
 * «| 31:00 | Reserved |»
 *
 * «+------+-------------+»
 * «| Bits | Description |»
 * ```
 *
 * Good:
 * ```normative
 * Either `a | b` or a table.
 *
 * Table: A – Informative {#tbl:a}
 *
 * | A |
 * | :--- |
 * | a |
 * ```
 */
export function rawPipe(model: Model): readonly Diagnostic[] {
  return model.passages
    .filter(({ kind }) => kind === 'paragraph')
    .flatMap((passage) =>
      [...passage.text.matchAll(ROW)].map(({ 0: line, index }) =>
        proseFinding(
          'raw-pipe',
          passage,
          [index + line.length - line.trimStart().length, index + line.length],
          'Unexpected row outside a table, expected a caption, a header row and a delimiter row such as | :--- | above it, each with as many cells',
        ),
      ),
    );
}

import { oppositeCell } from '../language/opposite-cell.ts';
import type { ResetRow } from '../model/reset.ts';
import type { Model } from '../model/model.ts';
import type { Change } from './mutant.ts';
import { whenChanges } from './rows.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * Changes to a row of a Reset matrix: the row forgotten, its When, and for each cell `kept` where something begins anew,
 * and the reverse. Kinds without an attribute make no mutant: their cells are not run by the tables. What has no initial
 * value cannot begin anew.
 */
export function* resetChanges(model: Model, row: ResetRow, names: Vocabulary): Generator<Change<ResetRow | null>> {
  yield { operator: 'drop', class: 'row', from: row.command.name, to: 'nothing', changed: null };
  for (const [kind, { cell, at }] of Object.entries(row.cells)) {
    const other = oppositeCell(model, row, kind);
    if (other === null) continue;
    const cells = { ...row.cells, [kind]: { cell: other, at } };
    const operator = `${other}-${kind.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`;
    yield { operator, class: 'matrix', from: `${kind}: ${cell}`, to: other, changed: { ...row, cells } };
  }
  yield* whenChanges(row, names);
}

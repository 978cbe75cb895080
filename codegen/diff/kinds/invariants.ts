import { print } from '../../language/print.ts';
import type { Model } from '../../model/model.ts';
import { type RowFact, rowKinds } from '../rows.ts';

function rowsOf(model: Model): readonly RowFact[] {
  return model.invariants.map((row) => ({
    id: row.id,
    subject: 'invariants',
    of: null,
    row,
    text: print(row.invariant),
  }));
}

/** An invariant that came, went or is another: `invariant-added`, `-removed`, `-changed`. */
export const invariantKinds = rowKinds('invariant', rowsOf, {
  added: 'breaking',
  removed: 'breaking',
  changed: 'breaking',
});

import { print } from '../../language/print.ts';
import type { ReturnedRow } from '../../model/command.ts';
import type { Model } from '../../model/model.ts';
import { type RowFact, rowKinds, whenText } from '../rows.ts';

/** Rows of Returned data. */
function rowsOf(model: Model): readonly RowFact[] {
  return model.commands.flatMap(({ name, returned }) => returned.map((row) => fact(name, row)));
}

function fact(subject: string, row: ReturnedRow): RowFact {
  const { id, when, structure, field, value } = row;
  const text = `${structure.name}.${field.name} holds ${print(value)}`;
  return { id, subject, of: subject, row, text: whenText(when && print(when), text) };
}

/** Data in a field that came, went or is another: `returned-data-added`, `-removed`, `-changed`. */
export const returnedDataKinds = rowKinds('returned-data', rowsOf, {
  added: 'compatible',
  removed: 'breaking',
  changed: 'breaking',
});

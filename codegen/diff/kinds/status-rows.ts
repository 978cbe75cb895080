import { print } from '../../language/print.ts';
import type { StatusRow } from '../../model/command.ts';
import type { Model } from '../../model/model.ts';
import { type RowFact, rowKinds, whenText } from '../rows.ts';

/** Rows of Status conditions and of Common conditions: what aborts a command. */
function rowsOf(model: Model): readonly RowFact[] {
  const common = model.common.map((row) => fact('all commands', row, null));
  return [
    ...common,
    ...model.commands.flatMap(({ name, conditions }) => conditions.map((row) => fact(name, row, name))),
  ];
}

function fact(subject: string, row: StatusRow, of: string | null): RowFact {
  const { id, when, condition, status, isOptional } = row;
  const code = isOptional ? `${status.name}, optional` : status.name;
  return { id, subject, of, row, text: whenText(when && print(when), `${print(condition)} gives ${code}`) };
}

/** A status row that came, went or says something else: `status-row-added`, `-removed`, `-changed`. */
export const statusRowKinds = rowKinds('status-row', rowsOf, {
  added: 'breaking',
  removed: 'breaking',
  changed: 'breaking',
});

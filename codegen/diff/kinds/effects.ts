import { print } from '../../language/print.ts';
import type { EffectRow } from '../../model/command.ts';
import type { Model } from '../../model/model.ts';
import { type RowFact, rowKinds, whenText } from '../rows.ts';

/** Rows of Effects, of commands and of events. */
function rowsOf(model: Model): readonly RowFact[] {
  return [...model.commands, ...model.events].flatMap(({ name, effects }) => effects.map((row) => fact(name, row)));
}

function fact(subject: string, row: EffectRow): RowFact {
  const { id, when, place, value } = row;
  return {
    id,
    subject,
    of: subject,
    row,
    text: whenText(when && print(when), `${print(place)} becomes ${print(value)}`),
  };
}

/** An effect that came, went or is another: `effect-added`, `-removed`, `-changed`. */
export const effectKinds = rowKinds('effect', rowsOf, { added: 'breaking', removed: 'breaking', changed: 'breaking' });

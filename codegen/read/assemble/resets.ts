import type { ResetRow } from '../../model/reset.ts';
import { didYouMean } from '../../model/suggest.ts';
import type { Facts } from '../facts.ts';
import type { Report } from '../report.ts';

/** Takes the rows of all Reset matrices, after comparing their columns with the kinds of state of the object. */
export function joinResets(
  { resets, resetColumns, stateKinds }: Pick<Facts, 'resets' | 'resetColumns' | 'stateKinds'>,
  report: Report,
): readonly ResetRow[] {
  for (const { object, column } of resetColumns) {
    const names = stateKinds.filter((kind) => kind.object === object).map(({ name }) => name);
    if (names.includes(column.name)) continue;
    report(
      'table-header',
      column.at,
      `Unexpected column ${column.name}, expected a kind of state of ${object}: ${names.join(', ')}${didYouMean(column.name, names)}`,
    );
  }
  return resets;
}

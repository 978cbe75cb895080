import { didYouMean } from '../../model/suggest.ts';
import type { ReadContext } from '../context.ts';
import type { Cell } from '../markdown/cell.ts';
import type { SourceTable } from '../markdown/table.ts';
import { cellOf, exactText } from './text.ts';

/** How often a property may stand in its table. */
export type Occurrence = 'once' | 'optional' | 'repeated';

/** The values of a `Property | Value` table by property, each property as often as it stands there. */
export type Properties = ReadonlyMap<string, readonly Cell[]>;

/** Reads a `Property | Value` table and reports unknown, doubled and missing properties. */
export function readProperties(
  table: SourceTable,
  known: Readonly<Record<string, Occurrence>>,
  context: ReadContext,
): Properties {
  const properties = new Map<string, Cell[]>();
  for (const row of table.rows) {
    const name = cellOf(row, 0);
    if (exactText(name, context) === undefined) continue;
    const occurrence = known[name.text];
    const earlier = properties.get(name.text);
    if (occurrence === undefined) {
      const names = Object.keys(known);
      context.report(
        'table-property',
        name.at,
        `Unexpected property ${name.text}, expected one of ${names.join(', ')}${didYouMean(name.text, names)}`,
      );
    } else if (earlier !== undefined && occurrence !== 'repeated') {
      context.report(
        'table-property',
        name.at,
        `Unexpected second ${name.text}, expected the property once; merge the rows`,
        earlier[0]?.at,
      );
    } else {
      properties.set(name.text, [...(earlier ?? []), cellOf(row, 1)]);
    }
  }
  for (const [name, occurrence] of Object.entries(known)) {
    if (occurrence === 'once' && !properties.has(name)) {
      context.report(
        'table-property',
        table.headerAt,
        `Unexpected end of the table, expected a row with the property ${name}`,
      );
    }
  }
  return properties;
}

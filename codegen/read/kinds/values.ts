import type { EnumeratedValue } from '../../model/layout.ts';
import { definitionCell } from '../forms/lead-in.ts';
import { valueRange } from '../forms/number.ts';
import { requireMnemonic } from '../forms/subject.ts';
import { cellOf, unexpected } from '../forms/text.ts';
import type { TableKind } from '../kind.ts';

const ENUMERATOR = /^[A-Za-z][A-Za-z0-9]*$/;

/** What the values of a field or an attribute mean. */
export const values: TableKind = {
  kind: 'Values',
  purpose: 'What the values of a field or an attribute mean. The bold word is the enumerator that conditions use.',
  header: ['Value', 'Definition'],
  example: `Table: Tag Type (TTYPE) – Values {#tbl:ttype}

| Value | Definition |
| :--- | :--- |
| 00h | **Untagged:** Requests carry no PASID. |
| 01h | **PASID:** Requests carry a PASID. |
| 02h to FFh | Reserved |
`,
  read: (table, context) => {
    const subject = requireMnemonic(table, context);
    const rows: EnumeratedValue[] = [];
    for (const row of table.rows) {
      const range = valueRange(cellOf(row, 0), context);
      const definition = definitionCell(cellOf(row, 1), context);
      if (range === undefined || definition === undefined) continue;
      if (definition !== null && !ENUMERATOR.test(definition.name)) {
        unexpected(
          cellOf(row, 1),
          'one word before the colon, such as **SdiPasid:**; conditions name the value by it',
          context,
        );
        continue;
      }
      rows.push({
        value: range.low,
        high: range.high,
        enumerator: definition?.name ?? null,
        description: definition?.description ?? '',
        at: row.at,
      });
    }
    if (subject === undefined) return;
    const { section } = table;
    const { name, mnemonic, at } = subject;
    context.facts.values.push({
      id: `${section}#${mnemonic}`,
      name,
      mnemonic,
      values: rows,
      section,
      table: table.caption.id,
      at,
    });
  },
};

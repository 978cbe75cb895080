import { definitionCell } from '../forms/lead-in.ts';
import { parseStatusValue } from '../forms/number.ts';
import { cellOf, filledText, unexpected } from '../forms/text.ts';
import type { TableKind } from '../kind.ts';

/** Status codes that NVM Express has assigned. */
export const statusValues: TableKind = {
  kind: 'Status values',
  purpose: 'Status codes that NVM Express has assigned, as status code type and status code.',
  header: ['Value', 'Definition'],
  example: `Table: Base – Status values {#tbl:base-status}

| Value | Definition |
| :--- | :--- |
| 1h/1Fh | **Invalid Controller Identifier:** No such controller exists. |
`,
  read: (table, context) => {
    const expected = 'status code type and status code, such as 1h/1Fh';
    for (const row of table.rows) {
      const text = filledText(cellOf(row, 0), expected, context);
      const definition = definitionCell(cellOf(row, 1), context);
      if (text === undefined || definition === undefined || definition === null) continue;
      const value = parseStatusValue(text);
      if (value === null) unexpected(cellOf(row, 0), expected, context);
      else {
        const { name, description } = definition;
        context.facts.statuses.push({
          name,
          value,
          assigned: true,
          description,
          section: table.section,
          table: table.caption.id,
          at: row.at,
        });
      }
    }
  },
};

import { nameCell } from '../forms/lead-in.ts';
import { numberCell } from '../forms/number.ts';
import { cellOf, proseText, unexpected } from '../forms/text.ts';
import type { TableKind } from '../kind.ts';

/** Values that an implementation chooses and reports. */
export const limits: TableKind = {
  kind: 'Limits',
  purpose: 'Values that an implementation chooses within bounds and reports. Conditions use them by mnemonic.',
  header: ['Limit', 'Minimum', 'Maximum', 'Description'],
  example: `Table: Extended controllers – Limits {#tbl:limits}

| Limit | Minimum | Maximum | Description |
| :--- | :--- | :--- | :--- |
| **Maximum Tags (TAGMAX)** | 1 | 65535 | The number of tag indices. Reported in XCCAP.TAGMAX. |
`,
  read: (table, context) => {
    for (const row of table.rows) {
      const name = nameCell(cellOf(row, 0), context);
      const minimum = numberCell(cellOf(row, 1), context);
      const maximum = numberCell(cellOf(row, 2), context);
      const description = proseText(cellOf(row, 3), context);
      if (name === undefined || minimum === undefined || maximum === undefined || description === undefined) continue;
      if (maximum < minimum) {
        unexpected(cellOf(row, 2), `a maximum that is not below the minimum, ${cellOf(row, 1).text}`, context);
        continue;
      }
      context.facts.limits.push({
        name: name.name,
        mnemonic: name.mnemonic,
        minimum,
        maximum,
        description,
        section: table.section,
        at: row.at,
      });
    }
  },
};

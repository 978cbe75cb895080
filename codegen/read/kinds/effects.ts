import { placeCell, valueCell, whenCell } from '../forms/condition.ts';
import { requirementId } from '../forms/requirement-id.ts';
import { both, commandSubject } from '../forms/subject.ts';
import { cellOf } from '../forms/text.ts';
import type { TableKind } from '../kind.ts';

/** What a successful command changes. */
export const effects: TableKind = {
  kind: 'Effects',
  purpose:
    'What a successful command changes, all at once and read from the state before. What no row names keeps its value.',
  header: ['Requirement ID', 'When', 'Attribute', 'New value'],
  example: `Table: Create Extended Controller – Effects {#tbl:create-effects}

| Requirement ID | When | Attribute | New value |
| :--- | :--- | :--- | :--- |
| XC-CRE-11 | | XC[new] | created |
| XC-CRE-15 | SN != 0 | XC[new].SN | SN |
`,
  read: (table, context) => {
    const subject = commandSubject(table, context);
    if (subject === undefined) return;
    for (const row of table.rows) {
      const id = requirementId(cellOf(row, 0), table, context);
      const when = whenCell(cellOf(row, 1), context);
      const place = placeCell(cellOf(row, 2), context);
      const value = valueCell(cellOf(row, 3), context);
      if (id === undefined || when === undefined || place === undefined || value === undefined) continue;
      context.facts.effects.push({
        command: subject.command,
        row: { id, when: both(subject.when, when), place, value, at: row.at },
      });
    }
  },
};

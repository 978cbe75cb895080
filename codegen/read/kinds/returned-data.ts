import { valueCell, whenCell } from '../forms/condition.ts';
import { requirementId } from '../forms/requirement-id.ts';
import { both, commandSubject } from '../forms/subject.ts';
import { memberReference } from '../forms/member.ts';
import { cellOf } from '../forms/text.ts';
import type { TableKind } from '../kind.ts';

/** What a successful command returns in its data. */
export const returnedData: TableKind = {
  kind: 'Returned data',
  purpose: 'What a successful command returns in its data, field by field. What no row names is cleared to 0h.',
  header: ['Requirement ID', 'When', 'Field', 'Value'],
  example: `Table: Extended Controller Receive – Returned data {#tbl:receive-returned}

| Requirement ID | When | Field | Value |
| :--- | :--- | :--- | :--- |
| XC-RCV-5 | SEL = Capabilities | XCCAP.TAGMAX | TAGMAX |
`,
  read: (table, context) => {
    const subject = commandSubject(table, context);
    if (subject === undefined) return;
    for (const row of table.rows) {
      const id = requirementId(cellOf(row, 0), table, context);
      const when = whenCell(cellOf(row, 1), context);
      const place = memberReference(cellOf(row, 2), 'a structure and its field, such as XCCAP.TAGMAX', context);
      const value = valueCell(cellOf(row, 3), context);
      if (id === undefined || when === undefined || place === undefined || value === undefined) continue;
      const { object: structure, member: field } = place;
      context.facts.returned.push({
        command: subject.command,
        row: { id, when: both(subject.when, when), structure, field, value, at: row.at },
      });
    }
  },
};

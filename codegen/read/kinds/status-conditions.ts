import { expressionCell, whenCell } from '../forms/condition.ts';
import { requirementId } from '../forms/requirement-id.ts';
import { both, commandSubject } from '../forms/subject.ts';
import { optionalSplit } from '../forms/split.ts';
import { cellOf, reference, unexpected } from '../forms/text.ts';
import type { TableKind } from '../kind.ts';

/** What stands behind the status of a row that a device may do without. */
const SUCCESS = 'optional';

/** When a command is aborted, and with which status. */
export const statusConditions: TableKind = {
  kind: 'Status conditions',
  purpose:
    'When a command is aborted, and with which status. Each row is a requirement; their order has no meaning. With `, optional` behind the status it says what a device may do, because devices differ: the status is right beside what the command gets otherwise, and no vector goes on from there. *When* picks the sub-operation and may be empty. Of this table and those of Effects and Returned data a command may have several; the caption can say what they have in common: in `Set Features where FID = InterruptCoalescing – Effects` each row holds where its own When does as well.',
  header: ['Requirement ID', 'When', 'Condition', 'Status code'],
  example: `Table: Create Extended Controller – Status conditions {#tbl:create-status}

| Requirement ID | When | Condition | Status code |
| :--- | :--- | :--- | :--- |
| XC-CRE-2 | | NTAG > TAGMAX | Invalid Field in Command |
`,
  read: (table, context) => {
    const subject = commandSubject(table, context);
    if (subject === undefined) return;
    for (const row of table.rows) {
      const id = requirementId(cellOf(row, 0), table, context);
      const when = whenCell(cellOf(row, 1), context);
      const condition = expressionCell(cellOf(row, 2), context);
      const [code, choice] = optionalSplit(cellOf(row, 3), ', ');
      if (choice !== null && choice.text !== SUCCESS) {
        unexpected(choice, SUCCESS, context);
        continue;
      }
      const status = reference(code, 'the name of a status code', context);
      if (id === undefined || when === undefined || condition === undefined || status === undefined) continue;
      context.facts.conditions.push({
        command: subject.command,
        row: {
          id,
          when: both(subject.when, when),
          condition,
          status,
          ...(choice !== null && { isOptional: true }),
          at: row.at,
        },
      });
    }
  },
};

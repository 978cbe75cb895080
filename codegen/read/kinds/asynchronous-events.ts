import { expressionCell } from '../forms/condition.ts';
import { numberCell } from '../forms/number.ts';
import { requirementId } from '../forms/requirement-id.ts';
import { cellOf, filledText, unexpected } from '../forms/text.ts';
import type { TableKind } from '../kind.ts';

const GREATEST_TYPE = 7;
const GREATEST_BYTE = 0xff;

/** What controllers report without being asked for it at that time. */
export const asynchronousEvents: TableKind = {
  kind: 'Asynchronous events',
  purpose:
    'What controllers report in the completion of a command that *Completes* `with an asynchronous event`. A row holds while its condition does, for any controller as `this`. It is reported once a request is outstanding and no event of the type was reported whose log page has not been read since.',
  header: ['Requirement ID', 'Event', 'Type', 'Information', 'Log page', 'Reported while'],
  example: `Table: Notices – Asynchronous events {#tbl:notices}

| Requirement ID | Event | Type | Information | Log page | Reported while |
| :--- | :--- | :--- | :--- | :--- | :--- |
| XC-EVT-1 | Extended Controller Changed | 7h | 00h | D0h | this = PC and count(PC.CHANGED) > 0 |
`,
  read: (table, context) => {
    for (const row of table.rows) {
      const id = requirementId(cellOf(row, 0), table, context);
      const name = filledText(cellOf(row, 1), 'the name of an event', context);
      const type = numberCell(cellOf(row, 2), context);
      const information = numberCell(cellOf(row, 3), context);
      const logPage = numberCell(cellOf(row, 4), context);
      const condition = expressionCell(cellOf(row, 5), context);
      if (id === undefined || name === undefined || condition === undefined) continue;
      if (type === undefined || information === undefined || logPage === undefined) continue;
      if (type > GREATEST_TYPE) {
        unexpected(cellOf(row, 2), 'an event type from 0h to 7h', context);
        continue;
      }
      const wide = [information, logPage].findIndex((value) => value > GREATEST_BYTE);
      if (wide >= 0) {
        unexpected(cellOf(row, 3 + wide), 'a number from 00h to FFh', context);
        continue;
      }
      const { section, caption } = table;
      context.facts.asynchronousEvents.push({
        id,
        name,
        type,
        information,
        logPage,
        condition,
        section,
        table: caption.id,
        at: row.at,
      });
    }
  },
};

import { requirementId } from '../forms/requirement-id.ts';
import { cellOf, proseText, unexpected } from '../forms/text.ts';
import type { TableKind } from '../kind.ts';

/** Requirements in words: what tables cannot say. */
export const requirements: TableKind = {
  kind: 'Requirements',
  purpose: 'What tables cannot say, one sentence a row.',
  header: ['Requirement ID', 'Requirement'],
  example: `Table: Admin queue – Requirements {#tbl:admin-queue-requirements}

| Requirement ID | Requirement |
| :--- | :--- |
| NB-QUE-3 | A controller shall not post an entry to a completion queue that is full. |
`,
  read: (table, context) => {
    for (const row of table.rows) {
      const id = requirementId(cellOf(row, 0), table, context);
      const text = proseText(cellOf(row, 1), context);
      if (id === undefined || text === undefined) continue;
      if (text === '') unexpected(cellOf(row, 1), 'a sentence with shall, should or may', context);
      else context.facts.requirements.push({ id, text, section: table.section, at: row.at });
    }
  },
};

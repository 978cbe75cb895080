import { expressionCell } from '../forms/condition.ts';
import { requirementId } from '../forms/requirement-id.ts';
import { cellOf } from '../forms/text.ts';
import type { TableKind } from '../kind.ts';

/** What is true of every state. */
export const invariants: TableKind = {
  kind: 'Invariants',
  purpose: 'What is true of the state after every command and event.',
  header: ['Requirement ID', 'Invariant'],
  example: `Table: Extended controllers – Invariants {#tbl:xc-invariants}

| Requirement ID | Invariant |
| :--- | :--- |
| XC-INV-1 | count(XC) <= MAXXC |
`,
  read: (table, context) => {
    for (const row of table.rows) {
      const id = requirementId(cellOf(row, 0), table, context);
      const invariant = expressionCell(cellOf(row, 1), context);
      if (id === undefined || invariant === undefined) continue;
      context.facts.invariants.push({ id, invariant, section: table.section, at: row.at });
    }
  },
};

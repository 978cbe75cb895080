import { cellOf, proseText, unexpected } from '../forms/text.ts';
import type { TableKind } from '../kind.ts';
import { within } from '../../model/source.ts';

const TERM = /^\*\*(?<name>[^*()]+?)(?: \((?<abbreviation>[A-Z][A-Za-z0-9/-]*)\))?\*\*$/;

/** What words and abbreviations of the prose mean. */
export const terminology: TableKind = {
  kind: 'Terminology',
  purpose:
    'What words and abbreviations of the prose mean, one a row. An abbreviation stands in parentheses behind its words. ' +
    'Mnemonics that other tables define need no row.',
  header: ['Term', 'Definition'],
  example: `Table: Terms and abbreviations – Terminology {#tbl:terminology}

| Term | Definition |
| :--- | :--- |
| **Extended controller** | A grouping of queues that a primary controller lends. |
| **Process Address Space Identifier (PASID)** | A number that tells address spaces of one function apart on the bus. |
`,
  read: (table, context) => {
    for (const row of table.rows) {
      const [head, body] = [cellOf(row, 0), cellOf(row, 1)];
      const definition = proseText(body, context);
      if (proseText(head, context) === undefined || definition === undefined) continue;
      const groups = TERM.exec(head.text)?.groups;
      if (groups === undefined) {
        unexpected(head, '"**Term**" or "**Words (ABBREVIATION)**"', context);
      } else if (definition === '') {
        unexpected(body, 'what the term means', context);
      } else {
        const { name = '', abbreviation = null } = groups as { readonly name?: string; readonly abbreviation?: string };
        const at = within(head.at, 2, 2 + name.length);
        context.facts.terminology.push({ name, abbreviation, definition, section: table.section, at });
      }
    }
  },
};

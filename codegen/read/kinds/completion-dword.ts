import { readDword } from '../forms/dword.ts';
import type { TableKind } from '../kind.ts';

/** The bits of a command specific dword of the completion queue entry. */
export const completionDword: TableKind = {
  kind: 'Completion Dword n',
  purpose:
    'The bits of a command specific dword of the completion queue entry, descending and without a gap from 31 to 00. The subject is the command, with a condition on its fields where the dword means different things, as for Command Dword n.',
  header: ['Bits', 'Description'],
  example: `Table: Create Extended Controller – Completion Dword 0 {#tbl:create-dw0}

| Bits | Description |
| :--- | :--- |
| 31:16 | Reserved |
| 15:00 | **New Controller Identifier (NEWCNTLID):** The identifier of the new controller. |
`,
  read: (table, context) => readDword(table, 'completion', 0, 1, context),
};

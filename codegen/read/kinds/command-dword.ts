import { readDword } from '../forms/dword.ts';
import type { TableKind } from '../kind.ts';

/** The bits of a command specific dword of the submission queue entry. */
export const commandDword: TableKind = {
  kind: 'Command Dword n',
  purpose:
    "The bits of one dword of a command's submission queue entry, descending and without a gap from 31 to 00. The subject is the command. Where a dword means different things, there is a table for each: `Set Features where FID = InterruptCoalescing`, with `FIELD = VALUE` or `FIELD in {VALUE, VALUE}` joined by `and`, about fields that the command always has. No two of them may hold at once. A field that is not there reads as undefined.",
  header: ['Bits', 'Description'],
  example: `Table: Create Extended Controller – Command Dword 10 {#tbl:create-cdw10}

| Bits | Description |
| :--- | :--- |
| 31:16 | Reserved |
| 15:00 | **Number of Tags (NTAG):** The number of tag descriptors in the data. |
`,
  read: (table, context) => readDword(table, 'submission', 2, 15, context),
};
